// SPDX-License-Identifier: MIT

public import ByteCoding

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
