// SPDX-License-Identifier: MIT

/// Writes the reference's binary encoding.
///
/// Integers are little-endian.
public struct ByteWriter: Sendable {
    /// What was written.
    public private(set) var bytes: [UInt8] = []

    /// An empty writer.
    public init() {}

    /// Writes one byte.
    public mutating func write(_ byte: UInt8) { bytes.append(byte) }

    /// Writes bytes as they are.
    public mutating func write(_ raw: [UInt8]) { bytes.append(contentsOf: raw) }

    private mutating func write(_ value: UInt64, byteCount: Int) {
        for index in 0..<byteCount {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index)))
        }
    }

    /// Writes two bytes, little-endian.
    public mutating func write(_ value: UInt16) { write(UInt64(value), byteCount: 2) }

    /// Writes four bytes, little-endian.
    public mutating func write(_ value: UInt32) { write(UInt64(value), byteCount: 4) }

    /// Writes eight bytes, little-endian.
    public mutating func write(_ value: UInt64) { write(value, byteCount: 8) }

    /// Writes a boolean as 0 or 1.
    public mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Writes a variable-length integer in its shortest form.
    public mutating func writeVariableInteger(_ value: UInt64) {
        let bitCount = 64 - value.leadingZeroBitCount
        let byteCount = max(1, (bitCount + 6) / 7)
        guard byteCount <= 8 else {
            bytes.append(0)
            write(value)
            return
        }
        write((value << 1 | 1) << UInt64(byteCount - 1), byteCount: byteCount)
    }

    /// Writes a variable-length count.
    public mutating func writeCount(_ count: Int) { writeVariableInteger(UInt64(count)) }

    /// Writes text: a variable-length byte count and UTF-8.
    public mutating func write(_ text: String) {
        writeCount(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }
}
