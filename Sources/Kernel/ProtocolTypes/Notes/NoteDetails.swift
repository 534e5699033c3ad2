// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What a note is worth and to whom: all but its metadata.
///
/// Clients know expected notes by ``commitment``, since id and nullifier need the metadata.
public struct NoteDetails: Hashable, Sendable {
    /// What the note carries.
    public let assets: NoteAssets
    /// Who can consume it.
    public let recipient: NoteRecipient

    /// Gathers the parts.
    public init(assets: NoteAssets, recipient: NoteRecipient) {
        self.assets = assets
        self.recipient = recipient
    }

    /// The hash of recipient and assets.
    public var commitment: Word {
        Self.commitment(recipientDigest: recipient.digest, assetsCommitment: assets.commitment)
    }

    /// The hash of a recipient and assets of which only the commitments are known.
    public static func commitment(recipientDigest: Word, assetsCommitment: Word) -> Word {
        Poseidon2.merge(recipientDigest, assetsCommitment)
    }
}

extension NoteDetails: ByteEncodable, ByteDecodable {
    /// Appends assets and recipient.
    public func encode(to writer: inout ByteWriter) {
        writer.write(assets)
        writer.write(recipient)
    }

    /// Reads assets and recipient.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let assets = try reader.read(NoteAssets.self)
        self.init(assets: assets, recipient: try reader.read(NoteRecipient.self))
    }
}
