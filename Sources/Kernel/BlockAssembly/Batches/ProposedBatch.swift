// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Transactions that fit together, with what shows it.
///
/// Only ``proposeBatch(transactions:referenceBlock:chain:noteProofs:)`` makes one. The proofs of
/// the transactions have not been looked at; that is the work of ``proveBatch(_:verify:)``.
public struct ProposedBatch: Equatable, Sendable {
    /// The transactions, in the order in which they act; at least one.
    public let transactions: [ProvenTransaction]
    /// The block on whose state the batch stands.
    public let referenceBlock: BlockHeader
    /// The chain before the reference block, with the headers that the transactions refer to.
    public let chain: PartialBlockchain
    /// Proofs of notes that the transactions consume without having authenticated them.
    public let noteProofs: [NoteID: NoteInclusionProof]
    /// The name of the batch.
    public let id: BatchID
    /// One change for each account, ascending by account.
    public let accountUpdates: [BatchAccountUpdate]
    /// The notes that the batch consumes, ascending by nullifier.
    public let inputNotes: InputNotes
    /// The notes that come out, ascending by id; those consumed inside are not among them.
    public let outputNotes: [OutputNote]
    /// The last block that may hold the batch: the least of its transactions' limits.
    public let expiration: BlockNumber

    /// The transactions as a block keeps them, in order.
    public var transactionHeaders: [TransactionHeader] { transactions.map(\.header) }
}
