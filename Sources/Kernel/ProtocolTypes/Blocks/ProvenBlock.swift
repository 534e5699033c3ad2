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

/// A block with its proof.
public struct ProvenBlock: Hashable, Sendable {
    /// Header, body and signature.
    public let block: SignedBlock
    /// The proof.
    public let proof: BlockProof

    /// Joins a block and its proof.
    public init(_ block: SignedBlock, proof: BlockProof = BlockProof()) {
        self.block = block
        self.proof = proof
    }
}

extension ProvenBlock: ByteEncodable, ByteDecodable {
    /// Appends block and proof.
    public func encode(to writer: inout ByteWriter) {
        writer.write(block)
        writer.write(proof)
    }

    /// Reads block and proof.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let block = try reader.read(SignedBlock.self)
        self.init(block, proof: try reader.read(BlockProof.self))
    }
}
