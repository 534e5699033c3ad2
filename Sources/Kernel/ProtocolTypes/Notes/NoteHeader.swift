// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A note's id in two parts: what it is, and what everybody sees of it.
public struct NoteHeader: Hashable, Sendable {
    /// The hash of recipient and assets.
    public let detailsCommitment: Word
    /// What everybody sees.
    public let metadata: NoteMetadata
    /// The id that follows from both.
    public let id: NoteID

    /// Puts a header together.
    public init(detailsCommitment: Word, metadata: NoteMetadata) {
        self.detailsCommitment = detailsCommitment
        self.metadata = metadata
        id = NoteID(
            detailsCommitment: detailsCommitment,
            metadataCommitment: metadata.commitment
        )
    }
}

extension NoteHeader: ByteEncodable, ByteDecodable {
    /// Appends the commitment to the details and the metadata.
    public func encode(to writer: inout ByteWriter) {
        writer.write(detailsCommitment)
        writer.write(metadata)
    }

    /// Reads the commitment to the details and the metadata.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let details = try reader.readWord()
        self.init(detailsCommitment: details, metadata: try reader.read())
    }
}
