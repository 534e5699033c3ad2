// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Batches that fit together on top of a block, with what shows it.
///
/// Only ``proposeBlock(batches:inputs:timestamp:)`` makes one, and reading bytes, which does the
/// same checks.
public struct ProposedBlock: Equatable, Sendable {
    /// A nullifier that the block records, with the proof that it was not there before.
    public struct CreatedNullifier: Hashable, Sendable {
        /// The nullifier.
        public let nullifier: Nullifier
        /// The leaf of the nullifier tree as it stands after the previous block.
        public let witness: NullifierWitness
    }

    /// The batches, in order.
    public let batches: [ProvenBatch]
    /// The time of the block in seconds since 1970.
    public let timestamp: UInt32
    /// One change for each account, ascending by account.
    public let accountUpdates: [AccountUpdateWitness]
    /// The notes that come out of each batch.
    ///
    /// As many lists as batches. A note keeps its index in its batch; one that is consumed inside
    /// the block leaves a hole.
    public let outputNotes: [OutputNoteBatch]
    /// The nullifiers of the consumed notes, ascending.
    public let nullifiers: [CreatedNullifier]
    /// The chain before the previous block.
    public let chain: PartialBlockchain
    /// The block on which this one stands.
    public let previous: BlockHeader
    /// The height.
    public let number: BlockNumber
    /// Notes whose proofs of inclusion were not among what was checked, ascending.
    ///
    /// Empty for a block made of ``ProtocolTypes/BlockInputs``. The byte form does not hold these
    /// proofs, so that one who reads it must ask for them or trust the sender.
    public let notesTakenOnTrust: [NoteID]

    /// The transactions of all batches, in order.
    public var transactions: [TransactionHeader] { batches.flatMap(\.transactions) }
}
