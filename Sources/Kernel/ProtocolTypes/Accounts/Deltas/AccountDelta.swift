// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What a transaction changes in an account, or the full state of one that it makes.
public struct AccountDelta: Hashable, Sendable {
    /// The account.
    public let id: AccountID
    /// What changes in its slots.
    public private(set) var storage: StorageDelta
    /// What changes in its vault.
    public private(set) var vault: VaultDelta
    /// The code, in a full state.
    public private(set) var code: AccountCode?
    /// By how much the nonce grows.
    public private(set) var nonceDelta: Felt

    /// Puts changes together; the nonce must grow if anything changes.
    public init(
        id: AccountID,
        storage: StorageDelta = StorageDelta(),
        vault: VaultDelta = VaultDelta(),
        code: AccountCode? = nil,
        nonceDelta: Felt
    ) throws(DeltaError) {
        guard nonceDelta != .zero || storage.isEmpty && vault.isEmpty else {
            throw .changeWithoutNonce
        }
        self.id = id
        self.storage = storage
        self.vault = vault
        self.code = code
        self.nonceDelta = nonceDelta
    }

    /// True when nothing changes, not even the nonce.
    public var isEmpty: Bool { storage.isEmpty && vault.isEmpty && nonceDelta == .zero }

    /// True when the delta holds the full state of an account.
    public var isFullState: Bool { code != nil }

    /// What is hashed; nothing for an empty delta.
    public var elements: [Felt] {
        guard !isEmpty else { return [] }
        let head = [nonceDelta, .zero, id.suffix, id.prefix] + Word.zero.elements
        return head + vault.elements + storage.elements
    }

    /// The hash of all changes; the zero word if there are none.
    public var commitment: Word { Poseidon2.hash(elements) }

    /// Adds what a later delta changes.
    ///
    /// The ids are not compared.
    public mutating func merge(_ later: AccountDelta) throws(DeltaError) {
        guard !(isFullState && later.isFullState) else { throw .twoFullStates }
        var (storage, vault) = (storage, vault)
        let nonce = nonceDelta + later.nonceDelta
        guard nonce >= nonceDelta else {
            throw .nonceDeltaOverflow(nonceDelta.value, later.nonceDelta.value)
        }
        try storage.merge(later.storage)
        try vault.merge(later.vault)
        self.storage = storage
        self.vault = vault
        nonceDelta = nonce
        code = code ?? later.code
    }
}

extension AccountDelta: ByteEncodable, ByteDecodable {
    /// Appends id, storage, vault, optional code and the nonce's growth.
    public func encode(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(storage)
        writer.write(vault)
        writer.writeOptional(code)
        writer.write(nonceDelta)
    }

    /// Reads id, storage, vault, optional code and the nonce's growth.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let id = try reader.read(AccountID.self)
        let storage = try reader.read(StorageDelta.self)
        let vault = try reader.read(VaultDelta.self)
        let code: AccountCode? = try reader.readOptional()
        let nonceDelta = try reader.readFelt()
        self = try reader.checked(at: start) { () throws(DeltaError) in
            try AccountDelta(
                id: id,
                storage: storage,
                vault: vault,
                code: code,
                nonceDelta: nonceDelta
            )
        }
    }
}
