// SPDX-License-Identifier: MIT

public import ByteCoding

/// What people hand each other to make a note known.
public enum NoteFile: Hashable, Sendable {
    /// The name of a public note.
    case id(NoteID)
    /// A note that is expected, with hints where it will appear.
    case details(NoteDetails, afterBlock: BlockNumber, tag: NoteTag?)
    /// A note that is in a block.
    case note(Note, NoteInclusionProof)

    /// The first four bytes of a file: `note`.
    static let magic: [UInt8] = [0x6E, 0x6F, 0x74, 0x65]
}

extension NoteFile: ByteEncodable, ByteDecodable {
    /// Appends the marker, the kind and the parts.
    public func encode(to writer: inout ByteWriter) {
        writer.write(Self.magic)
        switch self {
        case .id(let id):
            writer.write(UInt8(0))
            writer.write(id)
        case .details(let details, let afterBlock, let tag):
            writer.write(UInt8(1))
            writer.write(details)
            writer.write(afterBlock)
            writer.writeOptional(tag)
        case .note(let note, let proof):
            writer.write(UInt8(2))
            writer.write(note)
            writer.write(proof)
        }
    }

    /// Reads the marker, the kind and the parts.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        guard try reader.readBytes(Self.magic.count) == Self.magic else {
            throw reader.broken("the marker `note`", at: start)
        }
        let kind = try reader.readUInt8()
        switch kind {
        case 0: self = .id(try reader.read(NoteID.self))
        case 1:
            let details = try reader.read(NoteDetails.self)
            let afterBlock = try reader.read(BlockNumber.self)
            let tag = try reader.readOptional(NoteTag.self)
            self = .details(details, afterBlock: afterBlock, tag: tag)
        case 2:
            let note = try reader.read(Note.self)
            self = .note(note, try reader.read(NoteInclusionProof.self))
        default:
            throw DecodingFailure(offset: start + Self.magic.count, cause: .unknownTag(kind))
        }
    }
}
