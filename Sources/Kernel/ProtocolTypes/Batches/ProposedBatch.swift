// SPDX-License-Identifier: MIT

public import ByteCoding

/// Transactions that shall become a batch, with what is needed to check them.
///
/// Nothing is checked here but the shape; a batch is checked when it is proposed.
public struct ProposedBatch: Equatable, Sendable {
    /// The transactions, in order.
    public let transactions: [ProvenTransaction]
    /// The header of the block that the batch refers to.
    public let referenceHeader: BlockHeader
    /// The chain before that block.
    public let blockchain: PartialBlockchain
    /// Where notes are that their transactions did not authenticate.
    public let noteProofs: [NoteID: NoteInclusionProof]

    /// Gathers the parts.
    public init(
        transactions: [ProvenTransaction],
        referenceHeader: BlockHeader,
        blockchain: PartialBlockchain,
        noteProofs: [NoteID: NoteInclusionProof]
    ) {
        self.transactions = transactions
        self.referenceHeader = referenceHeader
        self.blockchain = blockchain
        self.noteProofs = noteProofs
    }

    /// The batch's name.
    public var id: BatchID {
        BatchID(transactions: transactions.map { (id: $0.id, account: $0.accountID) })
    }
}

extension ProposedBatch: ByteEncodable, ByteDecodable {
    /// Appends transactions, header, chain and note proofs.
    public func encode(to writer: inout ByteWriter) {
        writer.writeList(transactions)
        writer.write(referenceHeader)
        writer.write(blockchain)
        writer.writeMap(noteProofs)
    }

    /// Reads transactions, header, chain and note proofs.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        transactions = try reader.readList(itemByteCount: TransactionHeader.leastByteCount)
        referenceHeader = try reader.read(BlockHeader.self)
        blockchain = try reader.read(PartialBlockchain.self)
        noteProofs = try reader.readMap(pairByteCount: 32 + NoteInclusionProof.leastByteCount)
    }
}
