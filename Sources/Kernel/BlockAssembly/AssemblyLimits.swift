// SPDX-License-Identifier: MIT

import ProtocolTypes

/// How much a batch and a block may hold.
///
/// All but the accounts follow from the shape of the note trees; they are part of the protocol, so
/// a node that used others would build blocks that no one accepts.
public enum AssemblyLimits {
    /// Batches of a block: the upper 6 of the 16 levels of a block's note tree choose the batch.
    public static let batchesPerBlockMax = BlockNoteIndex.batchesMax
    /// Output notes of a batch: the lower 10 levels of a block's note tree choose the note.
    public static let outputNotesPerBatchMax = BlockNoteIndex.notesPerBatchMax
    /// Input notes of a batch: as many as one transaction may have.
    public static let inputNotesPerBatchMax = InputNotes<InputNoteCommitment>.countMax
    /// Accounts that a batch may change: as many as it may have notes.
    public static let accountsPerBatchMax = 1024
    /// Output notes of a block: the leaves of its note tree.
    public static let outputNotesPerBlockMax = batchesPerBlockMax * outputNotesPerBatchMax
    /// Nullifiers of a block.
    public static let inputNotesPerBlockMax = batchesPerBlockMax * inputNotesPerBatchMax
    /// Accounts that a block may change.
    public static let accountsPerBlockMax = batchesPerBlockMax * accountsPerBatchMax
    /// The version that blocks after genesis carry; no other has a meaning yet.
    public static let blockVersion: UInt32 = 0
}
