// SPDX-License-Identifier: MIT

public import ByteCoding

/// How the words of an attachment are to be read: 1 to 65534.
public struct NoteAttachmentScheme: Hashable, Sendable {
    /// The highest scheme.
    public static let max: UInt16 = 65_534
    /// Words of no declared meaning.
    public static let none = NoteAttachmentScheme(unchecked: 1)
    /// The account that a network note is for.
    public static let networkAccountTarget = NoteAttachmentScheme(unchecked: 2)
    /// The state of a partially filled swap.
    public static let partialSwap = NoteAttachmentScheme(unchecked: 3)

    /// The number.
    public let value: UInt16

    private init(unchecked value: UInt16) { self.value = value }

    /// A scheme by its number.
    /// - Throws: ``NoteError/attachmentSchemeZero``, ``NoteError/attachmentSchemeTooLarge(_:)``.
    public init(_ value: UInt16) throws(NoteError) {
        guard value != 0 else { throw .attachmentSchemeZero }
        guard value <= Self.max else { throw .attachmentSchemeTooLarge(value) }
        self.value = value
    }
}

extension NoteAttachmentScheme: ByteEncodable, ByteDecodable {
    /// Appends two bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(value) }

    /// Reads two bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let value = try reader.readUInt16()
        self = try reader.checked(at: start) { () throws(NoteError) in
            try NoteAttachmentScheme(value)
        }
    }
}
