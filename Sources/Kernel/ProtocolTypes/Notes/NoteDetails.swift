// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What a note carries and who can have it.
///
/// Clients know an expected note by its ``commitment``, since its id also depends on the sender.
public struct NoteDetails: Hashable, Sendable {
    /// What it carries.
    public let assets: NoteAssets
    /// Who can have it.
    public let recipient: NoteRecipient

    /// Puts details together.
    public init(assets: NoteAssets, recipient: NoteRecipient) {
        self.assets = assets
        self.recipient = recipient
    }

    /// The hash of the recipient and the assets.
    public var commitment: Word { Poseidon2.merge(recipient.digest, assets.commitment) }
}

extension NoteDetails: ByteEncodable, ByteDecodable {
    /// Appends assets and recipient.
    public func encode(to writer: inout ByteWriter) {
        writer.write(assets)
        writer.write(recipient)
    }

    /// Reads assets and recipient.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        assets = try reader.read()
        recipient = try reader.read()
    }
}
