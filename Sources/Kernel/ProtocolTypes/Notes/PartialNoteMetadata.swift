// SPDX-License-Identifier: MIT

public import ByteCoding

/// What the creator says about a note, apart from attachments.
public struct PartialNoteMetadata: Hashable, Sendable {
    /// Who made the note.
    public let sender: AccountID
    /// Whether its content is on chain.
    public let type: NoteType
    /// The hint by which it is found.
    public let tag: NoteTag

    /// Gathers the parts.
    public init(sender: AccountID, type: NoteType, tag: NoteTag = NoteTag(0)) {
        self.sender = sender
        self.type = type
        self.tag = tag
    }
}

extension PartialNoteMetadata: ByteEncodable, ByteDecodable {
    /// Appends type, sender and tag: 20 bytes.
    public func encode(to writer: inout ByteWriter) {
        writer.write(type)
        writer.write(sender)
        writer.write(tag)
    }

    /// Reads type, sender and tag.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let type = try reader.read(NoteType.self)
        let sender = try reader.read(AccountID.self)
        self.init(sender: sender, type: type, tag: try reader.read(NoteTag.self))
    }
}
