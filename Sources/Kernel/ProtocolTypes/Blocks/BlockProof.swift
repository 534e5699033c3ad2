// SPDX-License-Identifier: MIT

public import ByteCoding

/// The proof of a block: nothing in this release, where the validator's signature stands for it.
public struct BlockProof: Hashable, Sendable, ByteEncodable, ByteDecodable {
    /// The empty proof.
    public init() {}

    /// Appends nothing.
    public func encode(to writer: inout ByteWriter) {}

    /// Reads nothing.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {}
}
