// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// The part of a note that every block carries: enough to compute its id.
public struct NoteHeader: Hashable, Sendable {
    /// The commitment to recipient and assets.
    public let detailsCommitment: Word
    /// What is public about the note.
    public let metadata: NoteMetadata
    /// The note's name.
    public let id: NoteID

    /// Gathers the parts and computes the id.
    public init(detailsCommitment: Word, metadata: NoteMetadata) {
        self.detailsCommitment = detailsCommitment
        self.metadata = metadata
        id = NoteID(
            detailsCommitment: detailsCommitment,
            metadataCommitment: metadata.commitment
        )
    }

    /// What a list of output notes is hashed of: both commitments.
    ///
    /// Shape `[2]`.
    var commitments: [Word] { [detailsCommitment, metadata.commitment] }
}

extension NoteHeader: ByteEncodable, ByteDecodable {
    /// The fewest bytes that a header takes.
    static let leastByteCount = 85

    /// Appends the commitment to the details and the metadata.
    public func encode(to writer: inout ByteWriter) {
        writer.write(detailsCommitment)
        writer.write(metadata)
    }

    /// Reads the commitment to the details and the metadata.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let detailsCommitment = try reader.readWord()
        self.init(
            detailsCommitment: detailsCommitment,
            metadata: try reader.read(NoteMetadata.self)
        )
    }
}
