// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// The commitments of all accounts, under their ids.
///
/// The key is `[0, 0, suffix, prefix]`, so the prefix is the leaf, and no two ids may share one.
public struct AccountTree: Hashable, Sendable {
    /// The tree itself.
    public private(set) var tree: SparseTree

    /// A tree without accounts.
    public init() { tree = SparseTree() }

    /// The tree of accounts and their commitments.
    /// - Throws: ``AccountTreeError``.
    public init(
        _ accounts: [(id: AccountID, commitment: Word)]
    ) throws(AccountTreeError) {
        self.init()
        var seen: Set<AccountID> = []
        for account in accounts {
            guard seen.insert(account.id).inserted else { throw .duplicateID(account.id) }
            try update(account.id, to: account.commitment)
        }
    }

    /// The root.
    public var root: Word { tree.root }

    /// The number of accounts.
    public var accountCount: Int { tree.entryCount }

    /// The commitment of an account; the zero word if it has none.
    public subscript(id: AccountID) -> Word { tree.value(for: id.key) }

    /// Sets the commitment of an account.
    /// - Throws: ``AccountTreeError/duplicatePrefix(present:new:)``.
    public mutating func update(_ id: AccountID, to commitment: Word) throws(AccountTreeError) {
        if let other = present(at: id), other != id {
            throw .duplicatePrefix(present: other, new: id)
        }
        do { try tree.insert(key: id.key, value: commitment) } catch { throw .tree(error) }
    }

    /// The id that has the prefix of another; nil if none has.
    private func present(at id: AccountID) -> AccountID? {
        guard let key = tree.leaf(for: id.key).entries.first?.key else { return nil }
        return try? AccountID(key: key)
    }

    /// Proves the commitment of an account.
    ///
    /// If another id has the same prefix, the witness names that one.
    public func witness(for id: AccountID) -> AccountWitness {
        let proof = tree.open(id.key)
        let found = present(at: id) ?? id
        return AccountWitness(
            checkedID: found,
            commitment: tree.value(for: found.key),
            path: proof.path
        )
    }

    /// All accounts, ascending by id.
    public var accounts: [(id: AccountID, commitment: Word)] {
        tree.entries.compactMap { entry in
            guard let id = try? AccountID(key: entry.key) else { return nil }
            return (id: id, commitment: entry.value)
        }
    }
}

extension AccountTree: ByteEncodable, ByteDecodable {
    /// Appends ids and commitments, ascending.
    public func encode(to writer: inout ByteWriter) {
        let accounts = accounts
        writer.writeCount(accounts.count)
        for account in accounts {
            writer.write(account.id)
            writer.write(account.commitment)
        }
    }

    /// Reads ids and commitments in any order.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = try reader.readCount(itemByteCount: AccountID.byteCount + 32)
        var accounts: [(id: AccountID, commitment: Word)] = []
        for _ in 0..<count {
            accounts.append((try reader.read(AccountID.self), try reader.readWord()))
        }
        self = try reader.checked(at: start) { () throws(AccountTreeError) in
            try AccountTree(accounts)
        }
    }
}
