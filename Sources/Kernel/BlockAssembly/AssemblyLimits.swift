// SPDX-License-Identifier: MIT

import ProtocolTypes

/// How much a batch and a block may hold.
///
/// They are part of the protocol: a node that used others would build blocks that no one accepts.
public enum AssemblyLimits {
    /// Batches of a block: the upper 6 of the 16 levels of a block's note tree choose the batch.
    public static let batchesPerBlockMax = BlockNoteIndex.batchesMax
    /// Output notes of a batch: the lower 10 levels of a block's note tree choose the note.
    public static let outputNotesPerBatchMax = BlockNoteIndex.notesPerBatchMax
    /// Input notes of a batch: a list of them has the same limit in transactions and batches.
    public static let inputNotesPerBatchMax = InputNotes<InputNoteCommitment>.countMax
    /// Accounts that a batch may change: as many as it may have notes.
    public static let accountsPerBatchMax = ProvenBatch.accountsMax
    /// Output notes of a block: the leaves of its note tree.
    public static let outputNotesPerBlockMax = batchesPerBlockMax * outputNotesPerBatchMax
    /// Notes that a block may consume: as many as all its batches.
    public static let inputNotesPerBlockMax = BlockBody.nullifiersMax
    /// Accounts that a block may change: as many as all its batches.
    public static let accountsPerBlockMax = BlockBody.accountUpdatesMax
    /// The version that blocks after genesis carry; no other has a meaning yet.
    public static let blockVersion: UInt32 = 0
}
