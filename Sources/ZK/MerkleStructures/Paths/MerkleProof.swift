// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A node and the path from it to a root.
public struct MerkleProof: Hashable, Sendable {
    /// The hash of the node.
    public let value: Word
    /// The way to the root.
    public let path: MerklePath

    /// Creates a proof.
    public init(value: Word, path: MerklePath) {
        self.value = value
        self.path = path
    }
}

extension MerkleProof: ByteEncodable, ByteDecodable {
    /// Appends the value and the path.
    public func encode(to writer: inout ByteWriter) {
        writer.write(value)
        writer.write(path)
    }

    /// Reads the value and the path.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let value = try reader.readWord()
        self.init(value: value, path: try reader.read())
    }
}
