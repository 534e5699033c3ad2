// SPDX-License-Identifier: MIT

public import ByteCoding

/// Whether a note's content is on chain.
public enum NoteType: UInt8, Sendable, CaseIterable, ByteEncodable, ByteDecodable {
    /// Only the id is on chain.
    case `private` = 0
    /// The whole note is on chain.
    case `public` = 1

    /// Appends one byte.
    public func encode(to writer: inout ByteWriter) { writer.write(rawValue) }

    /// Reads one byte.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let code = try reader.readUInt8()
        guard let type = NoteType(rawValue: code) else {
            throw DecodingFailure(offset: start, cause: .unknownTag(code))
        }
        self = type
    }
}
