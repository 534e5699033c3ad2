// SPDX-License-Identifier: MIT

public import ByteCoding

/// A note and its number among the output notes of its batch.
///
/// Notes that were made and consumed in one block are gone, so numbers can have holes.
public struct PlacedOutputNote: Hashable, Sendable {
    /// The number in the batch.
    public let index: Int
    /// The note.
    public let note: OutputNote

    /// Places a note.
    public init(index: Int, note: OutputNote) {
        self.index = index
        self.note = note
    }
}

extension PlacedOutputNote: ByteEncodable, ByteDecodable {
    /// Appends number and note.
    public func encode(to writer: inout ByteWriter) {
        writer.writeCount(index)
        writer.write(note)
    }

    /// Reads a number below 1024 and a note.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let index = try reader.readVariableInteger()
        guard index < BlockNoteIndex.notesPerBatchMax else {
            throw reader.broken("an index below 1024", at: start)
        }
        self.init(index: Int(index), note: try reader.read(OutputNote.self))
    }
}
