// SPDX-License-Identifier: MIT

public import ByteCoding

/// The notes of one batch that are left in a block.
public struct OutputNoteBatch: Hashable, Sendable {
    /// The notes, in order.
    public let notes: [PlacedOutputNote]

    /// Gathers notes.
    public init(_ notes: [PlacedOutputNote]) { self.notes = notes }
}

extension OutputNoteBatch: ByteEncodable, ByteDecodable {
    /// Appends the notes.
    public func encode(to writer: inout ByteWriter) { writer.writeList(notes) }

    /// Reads the notes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        notes = try reader.readList(itemByteCount: OutputNote.leastByteCount + 1)
    }
}
