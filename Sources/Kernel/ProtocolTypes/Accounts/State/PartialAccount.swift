// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures
public import VMCore

/// An account with the parts of its state that a transaction needs.
public struct PartialAccount: Hashable, Sendable {
    /// Its name.
    public let id: AccountID
    /// How often it changed; zero for a new account.
    public let nonce: Felt
    /// Its procedures.
    public let code: AccountCode
    /// Its slots with parts of maps.
    public let storage: PartialStorage
    /// Part of the tree of assets.
    public let vault: AsRead<PartialSparseTree>
    /// What the id of a new account was made from; nil for an existing one.
    public let seed: Word?

    /// Puts parts together; a seed belongs to a new account and must give its id.
    public init(
        id: AccountID,
        nonce: Felt,
        code: AccountCode,
        storage: PartialStorage,
        vault: AsRead<PartialSparseTree>,
        seed: Word?
    ) throws(AccountError) {
        try Account.check(seed, of: id, nonce, code: code.commitment, storage: storage.commitment)
        self.id = id
        self.nonce = nonce
        self.code = code
        self.storage = storage
        self.vault = vault
        self.seed = seed
    }

    private init(_ account: Account, storage: PartialStorage, vault: PartialSparseTree) {
        id = account.id
        nonce = account.nonce
        code = account.code
        seed = account.seed
        self.storage = storage
        self.vault = AsRead(vault)
    }

    /// What a transaction needs at first: of an existing account the roots, of a new one all.
    public init(_ account: Account) {
        self.init(
            account,
            storage: account.isNew
                ? PartialStorage(full: account.storage)
                : PartialStorage(account.storage, opening: [:]),
            vault: PartialSparseTree(root: account.vault.root)
        )
    }

    /// The whole account.
    public init(full account: Account) {
        self.init(
            account,
            storage: PartialStorage(full: account.storage),
            vault: PartialSparseTree(
                of: account.vault.tree,
                keys: account.vault.assets.map(\.key.word)
            )
        )
    }

    /// The account by its commitments.
    public var header: AccountHeader {
        AccountHeader(
            id: id,
            nonce: nonce,
            vaultRoot: vault.value.root,
            storageCommitment: storage.commitment,
            codeCommitment: code.commitment
        )
    }
}

extension PartialAccount: ByteEncodable, ByteDecodable {
    /// Appends id, nonce, code, storage, vault and the optional seed.
    public func encode(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(nonce)
        writer.write(code)
        writer.write(storage)
        writer.write(vault)
        writer.writeOptional(seed)
    }

    /// Reads id, nonce, code, storage, vault and the optional seed.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let id = try reader.read(AccountID.self)
        let nonce = try reader.readFelt()
        let code = try reader.read(AccountCode.self)
        let storage = try reader.read(PartialStorage.self)
        let vault = try reader.read(AsRead<PartialSparseTree>.self)
        let seed: Word? = try reader.readOptional()
        self = try reader.checked(at: start) { () throws(AccountError) in
            try PartialAccount(
                id: id,
                nonce: nonce,
                code: code,
                storage: storage,
                vault: vault,
                seed: seed
            )
        }
    }
}
