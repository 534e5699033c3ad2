// SPDX-License-Identifier: MIT

public import ByteCoding

/// What people hand each other about a note.
public enum NoteFile: Hashable, Sendable {
    /// Its name.
    case id(NoteID)
    /// Its content; on chain not before a block, under a tag if one is given.
    case details(NoteDetails, after: BlockNumber, tag: NoteTag?)
    /// All of it, with the proof that it is on chain.
    case proven(Note, proof: NoteInclusionProof)

    private static let magic = Array("note".utf8)
}

extension NoteFile: ByteEncodable, ByteDecodable {
    /// Appends the four letters, the kind and the content.
    public func encode(to writer: inout ByteWriter) {
        writer.write(Self.magic)
        switch self {
        case .id(let id):
            writer.write(UInt8(0))
            writer.write(id)
        case .details(let details, let block, let tag):
            writer.write(UInt8(1))
            writer.write(details)
            writer.write(block)
            writer.writeOptional(tag)
        case .proven(let note, let proof):
            writer.write(UInt8(2))
            writer.write(note)
            writer.write(proof)
        }
    }

    /// Reads the four letters, the kind and the content.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        guard try reader.readBytes(4) == Self.magic else {
            throw reader.broken("the four letters note", at: start)
        }
        let kind = try reader.readUInt8()
        switch kind {
        case 0: self = .id(try reader.read())
        case 1:
            let details = try reader.read(NoteDetails.self)
            let block = try reader.read(BlockNumber.self)
            self = .details(details, after: block, tag: try reader.readOptional())
        case 2:
            let note = try reader.read(Note.self)
            self = .proven(note, proof: try reader.read())
        default: throw DecodingFailure(offset: start + 4, cause: .unknownTag(kind))
        }
    }
}
