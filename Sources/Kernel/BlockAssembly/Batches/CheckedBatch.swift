// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Transactions that fit together, and their joint effects.
///
/// Only ``proposeBatch(_:)`` makes one. The proofs of the transactions have not been looked at; that
/// is the work of ``proveBatch(_:verify:)``.
public struct CheckedBatch: Equatable, Sendable {
    /// The transactions and what was needed to check them.
    public let proposal: ProposedBatch
    /// The name of the batch.
    public let id: BatchID
    /// One change for each account, ascending by account.
    public let accountUpdates: [BatchAccountUpdate]
    /// The notes that the batch consumes, ascending by nullifier.
    public let inputNotes: InputNotes<InputNoteCommitment>
    /// The notes that come out, ascending by id; those consumed inside are not among them.
    public let outputNotes: [OutputNote]
    /// The last block that may hold the batch: the least of its transactions' limits.
    public let expiration: BlockNumber
}
