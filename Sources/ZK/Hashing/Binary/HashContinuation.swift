// SPDX-License-Identifier: MIT

/// The hash of a fixed prefix and eight bytes more, for many choices of these.
public protocol HashContinuation: Sendable {
    /// Hashes what all continuations share.
    ///
    /// - Parameter prefix: A multiple of eight bytes.
    init(prefix: [UInt8])
    /// The hash of the prefix and an integer's eight bytes, little-endian.
    func hash(_ lane: UInt64) -> Digest
    /// The state before the integer as kernels take it that try many; zero where it belongs.
    var cells: [UInt64] { get }
    /// The cell that takes the integer.
    var place: Int { get }
}
