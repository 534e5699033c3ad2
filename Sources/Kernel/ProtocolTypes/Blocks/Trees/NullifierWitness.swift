// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// The proof that a nullifier is spent or unspent.
public struct NullifierWitness: Hashable, Sendable {
    /// The proof in the tree.
    public let proof: SparseTreeProof

    /// Takes a proof for a witness.
    public init(_ proof: SparseTreeProof) { self.proof = proof }

    /// The root that the witness leads to.
    public var root: Word { proof.root }

    /// Whether a nullifier is unspent; nil if the witness is about another leaf.
    public func isUnspent(_ nullifier: Nullifier) -> Bool? {
        proof.value(for: nullifier.word).map { $0 == .zero }
    }
}

extension NullifierWitness: ByteEncodable, ByteDecodable {
    /// Appends path and leaf.
    public func encode(to writer: inout ByteWriter) { writer.write(proof) }

    /// Reads path and leaf.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        proof = try reader.read(SparseTreeProof.self)
    }
}
