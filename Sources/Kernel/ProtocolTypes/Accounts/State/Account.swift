// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// An account with all its state.
public struct Account: Hashable, Sendable {
    /// Its name.
    public let id: AccountID
    /// Its assets.
    public internal(set) var vault: AssetVault
    /// Its slots.
    public internal(set) var storage: AccountStorage
    /// Its procedures.
    public internal(set) var code: AccountCode
    /// How often it changed; zero for a new account.
    public internal(set) var nonce: Felt
    /// What the id of a new account was made from; nil for an existing one.
    public internal(set) var seed: Word?

    /// Puts an account together; a seed belongs to a new account and must give its id.
    public init(
        id: AccountID,
        vault: AssetVault,
        storage: AccountStorage,
        code: AccountCode,
        nonce: Felt,
        seed: Word?
    ) throws(AccountError) {
        try Self.check(seed, of: id, nonce, code: code.commitment, storage: storage.commitment)
        self.id = id
        self.vault = vault
        self.storage = storage
        self.code = code
        self.nonce = nonce
        self.seed = seed
    }

    /// Checks that a new account has a seed that gives its id, and an existing one none.
    static func check(
        _ seed: Word?,
        of id: AccountID,
        _ nonce: Felt,
        code: Word,
        storage: Word
    ) throws(AccountError) {
        guard let seed else {
            if nonce == .zero { throw .seedMissing }
            return
        }
        guard nonce == .zero else { throw .seedOfExistingAccount }
        let derived: AccountID
        do {
            derived = try AccountID(seed: seed, codeCommitment: code, storageCommitment: storage)
        } catch { throw .seedInvalid(error) }
        guard derived == id else { throw .seedOfOtherAccount(expected: id, got: derived) }
    }

    /// The account by its commitments.
    public var header: AccountHeader {
        AccountHeader(
            id: id,
            nonce: nonce,
            vaultRoot: vault.root,
            storageCommitment: storage.commitment,
            codeCommitment: code.commitment
        )
    }

    /// The hash of all state.
    public var commitment: Word { header.commitment }
    /// The commitment that a transaction starts from: zero for a new account.
    public var initialCommitment: Word { header.initialCommitment }
    /// True until the first transaction.
    public var isNew: Bool { nonce == .zero }
}

extension Account: ByteEncodable, ByteDecodable {
    /// Appends id, vault, storage, code, nonce and the optional seed.
    public func encode(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(vault)
        writer.write(storage)
        writer.write(code)
        writer.write(nonce)
        writer.writeOptional(seed)
    }

    /// Reads id, vault, storage, code, nonce and the optional seed.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let id = try reader.read(AccountID.self)
        let vault = try reader.read(AssetVault.self)
        let storage = try reader.read(AccountStorage.self)
        let code = try reader.read(AccountCode.self)
        let nonce = try reader.readFelt()
        let seed: Word? = try reader.readOptional()
        self = try reader.checked(at: start) { () throws(AccountError) in
            try Account(
                id: id,
                vault: vault,
                storage: storage,
                code: code,
                nonce: nonce,
                seed: seed
            )
        }
    }
}
