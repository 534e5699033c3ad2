// SPDX-License-Identifier: MIT

/// How often each 16-bit value is looked up in the range checker's table.
///
/// One of these belongs to one thread; what several have counted is added up by ``merge(_:)``.
final class RangeLookups {
    /// Shape `[65536]`.
    let counts: UnsafeMutablePointer<UInt32>

    init() {
        counts = .allocate(capacity: 1 << 16)
        counts.initialize(repeating: 0, count: 1 << 16)
    }

    deinit { counts.deallocate() }

    /// Counts one look-up of the low 16 bits of a value.
    @inline(__always)
    func add(_ value: UInt32) { counts[Int(value & 0xFFFF)] &+= 1 }

    /// Adds what was counted elsewhere.
    ///
    /// - Parameter more: Shape `[65536]`.
    func add(_ more: [UInt32]) {
        for value in 0..<1 << 16 { counts[value] &+= more[value] }
    }

    /// Adds what another has counted.
    func merge(_ other: RangeLookups) {
        for value in 0..<1 << 16 { counts[value] &+= other.counts[value] }
    }
}
