// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// An account by its commitments.
public struct AccountHeader: Hashable, Sendable {
    /// Its name.
    public let id: AccountID
    /// How often it changed; zero for a new account.
    public let nonce: Felt
    /// The root of its vault.
    public let vaultRoot: Word
    /// The hash of its storage.
    public let storageCommitment: Word
    /// The hash of its code.
    public let codeCommitment: Word

    /// Puts a header together.
    public init(
        id: AccountID,
        nonce: Felt,
        vaultRoot: Word,
        storageCommitment: Word,
        codeCommitment: Word
    ) {
        self.id = id
        self.nonce = nonce
        self.vaultRoot = vaultRoot
        self.storageCommitment = storageCommitment
        self.codeCommitment = codeCommitment
    }

    /// What is hashed; shape `[16]`.
    public var elements: [Felt] {
        [nonce, .zero, id.suffix, id.prefix] + vaultRoot.elements + storageCommitment.elements
            + codeCommitment.elements
    }

    /// The account's commitment.
    public var commitment: Word { Poseidon2.hash(elements) }

    /// The commitment that a transaction starts from: zero for a new account.
    public var initialCommitment: Word { nonce == .zero ? .zero : commitment }
}

extension AccountHeader: ByteEncodable, ByteDecodable {
    /// Appends id, nonce and the three commitments.
    public func encode(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(nonce)
        writer.write(vaultRoot)
        writer.write(storageCommitment)
        writer.write(codeCommitment)
    }

    /// Reads id, nonce and the three commitments.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        id = try reader.read()
        nonce = try reader.readFelt()
        vaultRoot = try reader.readWord()
        storageCommitment = try reader.readWord()
        codeCommitment = try reader.readWord()
    }
}
