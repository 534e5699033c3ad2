// SPDX-License-Identifier: MIT

public import ByteCoding

/// What the state must show for a block to be built on it.
public struct BlockInputs: Hashable, Sendable {
    /// The header of the block before.
    public let previousHeader: BlockHeader
    /// The chain before that block, with the headers that proofs and batches refer to.
    public let blockchain: PartialBlockchain
    /// The places of the accounts that change.
    public let accountWitnesses: [AccountID: AccountWitness]
    /// The places of the nullifiers that are made.
    public let nullifierWitnesses: [Nullifier: NullifierWitness]
    /// Where notes are that no batch authenticated.
    public let noteProofs: [NoteID: NoteInclusionProof]

    /// Gathers the parts.
    public init(
        previousHeader: BlockHeader,
        blockchain: PartialBlockchain,
        accountWitnesses: [AccountID: AccountWitness],
        nullifierWitnesses: [Nullifier: NullifierWitness],
        noteProofs: [NoteID: NoteInclusionProof]
    ) {
        self.previousHeader = previousHeader
        self.blockchain = blockchain
        self.accountWitnesses = accountWitnesses
        self.nullifierWitnesses = nullifierWitnesses
        self.noteProofs = noteProofs
    }
}

extension BlockInputs: ByteEncodable, ByteDecodable {
    /// Appends header, chain, and the three maps.
    public func encode(to writer: inout ByteWriter) {
        writer.write(previousHeader)
        writer.write(blockchain)
        writer.writeMap(accountWitnesses)
        writer.writeMap(nullifierWitnesses)
        writer.writeMap(noteProofs)
    }

    /// Reads header, chain, and the three maps.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        previousHeader = try reader.read(BlockHeader.self)
        blockchain = try reader.read(PartialBlockchain.self)
        accountWitnesses = try reader.readMap(
            pairByteCount: AccountID.byteCount + AccountWitness.leastByteCount
        )
        nullifierWitnesses = try reader.readMap(pairByteCount: 50)
        noteProofs = try reader.readMap(pairByteCount: 32 + NoteInclusionProof.leastByteCount)
    }
}
