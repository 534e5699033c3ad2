// SPDX-License-Identifier: MIT

/// The place of a note in a block's note tree: 1024 places for each of 64 batches.
public struct BlockNoteIndex: Hashable, Comparable, Sendable {
    /// The depth of a block's note tree.
    public static let treeDepth = 16
    /// The most batches of a block.
    public static let batchesMax = ProtocolLimits.maxBatchesPerBlock
    /// The most output notes of a batch.
    public static let notesPerBatchMax = ProtocolLimits.maxOutputNotesPerBatch

    /// The place of the leaf.
    public let value: UInt16

    /// A leaf.
    public init(_ value: UInt16) { self.value = value }

    /// The place of a batch's note.
    /// - Throws: ``NoteError/indexOutOfRange(batch:note:)``.
    public init(batch: Int, note: Int) throws(NoteError) {
        guard (0..<Self.batchesMax).contains(batch), (0..<Self.notesPerBatchMax).contains(note)
        else { throw .indexOutOfRange(batch: batch, note: note) }
        value = UInt16(batch * Self.notesPerBatchMax + note)
    }

    /// The number of the batch.
    public var batch: Int { Int(value) / Self.notesPerBatchMax }
    /// The note's number in its batch.
    public var note: Int { Int(value) % Self.notesPerBatchMax }

    /// Orders by place.
    public static func < (lhs: BlockNoteIndex, rhs: BlockNoteIndex) -> Bool {
        lhs.value < rhs.value
    }
}
