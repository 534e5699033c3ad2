// SPDX-License-Identifier: MIT

public import FieldArithmetic
import MerkleStructures
public import ProtocolTypes

/// An account as the last block leaves it.
public struct StoredAccount: Hashable, Sendable {
    /// Its name.
    public let id: AccountID
    /// The commitment to its state.
    public let commitment: Word
    /// The block that changed it last.
    public let block: BlockNumber
}

/// A change of an account by a block.
public struct StoredAccountUpdate: Hashable, Sendable {
    /// The block, and the number in the order of its account updates.
    public let position: ChainPosition
    /// The account.
    public let id: AccountID
    /// The commitment to its state after the block.
    public let commitment: Word
    /// What the block says about the change.
    public let details: AccountUpdateDetails
}

extension Snapshot {
    private static let columns =
        "SELECT block, position, account, commitment, details FROM account_updates "

    private static func update(_ row: Statement) throws(DatabaseError) -> StoredAccountUpdate {
        StoredAccountUpdate(
            position: try row.position(0),
            id: try row.decoded(2),
            commitment: try row.word(3),
            details: try row.decoded(4)
        )
    }

    /// An account at the tip; nil if no block has it.
    public func account(_ id: AccountID) throws(DatabaseError) -> StoredAccount? {
        try database.first(
            "SELECT commitment, block FROM accounts WHERE account = ?",
            .account(id)
        ) { (row) throws(DatabaseError) in
            StoredAccount(id: id, commitment: try row.word(0), block: try row.blockNumber(1))
        }
    }

    /// The commitment to an account's state after a block; nil if it did not exist then.
    public func commitment(
        of id: AccountID,
        at block: BlockNumber
    ) throws(DatabaseError) -> Word? {
        try database.first(
            """
            SELECT commitment FROM account_updates WHERE account = ? AND block <= ?
            ORDER BY block DESC LIMIT 1
            """,
            .account(id),
            .block(block)
        ) { (row) throws(DatabaseError) in try row.word(0) }
    }

    /// What the account tree says about an account, with the path to its root at the tip.
    ///
    /// If another account has the same prefix, the witness names that one.
    public func witness(of id: AccountID) throws(DatabaseError) -> AccountWitness {
        try StoredTree(.accounts, in: database).witness(of: id)
    }

    /// What the account tree says about each of some accounts.
    /// - Complexity: pages that paths share are read once.
    public func witnesses(
        of ids: some Sequence<AccountID>
    ) throws(DatabaseError) -> [AccountID: AccountWitness] {
        let tree = StoredTree(.accounts, in: database)
        var witnesses: [AccountID: AccountWitness] = [:]
        for id in ids { witnesses[id] = try tree.witness(of: id) }
        return witnesses
    }

    /// The account updates of a block, in order.
    public func accountUpdates(
        in block: BlockNumber
    ) throws(DatabaseError) -> [StoredAccountUpdate] {
        try database.all(
            Self.columns + "WHERE block = ? ORDER BY position",
            .block(block),
            read: Self.update
        )
    }

    /// The updates of an account, in the order of the chain.
    public func updates(
        of id: AccountID,
        _ span: ChainSpan
    ) throws(DatabaseError) -> [StoredAccountUpdate] {
        try database.all(
            Self.columns + "WHERE account = ? AND \(ChainSpan.sql("position"))",
            .account(id),
            span.startBlock,
            span.startIndex,
            span.lastBlock,
            span.limitValue,
            read: Self.update
        )
    }
}

/// The account tree as earlier blocks left it.
///
/// Only the tree of the tip is stored. An earlier one differs from it in the accounts that changed
/// since, whose commitments of then are known; taking them back gives the tree of then.
extension Snapshot {
    /// What the account tree said about an account after a block, with the path to its root then.
    ///
    /// - Parameters:
    ///   - id: The account.
    ///   - block: A block of the chain.
    ///   - changesMax: The most accounts to be taken back.
    /// - Returns: The witness; nil if more accounts have changed since.
    /// - Throws: ``DatabaseError``.
    /// - Complexity: 128 permutations for each account that has changed since.
    public func witness(
        of id: AccountID,
        at block: BlockNumber,
        changesMax: Int
    ) throws(DatabaseError) -> AccountWitness? {
        let changed = try database.all(
            "SELECT DISTINCT account FROM account_updates WHERE block > ? LIMIT ?",
            .block(block),
            .integer(Int64(changesMax) + 1)
        ) { (row) throws(DatabaseError) in try row.decoded(0, as: AccountID.self) }
        guard changed.count <= changesMax else { return nil }
        let tree = StoredTree(.accounts, in: database)
        var past = PartialSparseTree(root: try tree.root)
        do {
            for key in [id.key] + changed.map(\.key) { try past.add(try tree.open(key)) }
            for account in changed {
                let then = try commitment(of: account, at: block) ?? .zero
                try past.insert(key: account.key, value: then)
            }
            return try AccountWitness(id: id, proof: try past.open(id.key))
        } catch let error as DatabaseError { throw error } catch {
            throw .unexpectedRow("account tree")
        }
    }
}

extension StoredTree {
    /// The witness of an account, or of the one that has its place.
    fileprivate func witness(of id: AccountID) throws(DatabaseError) -> AccountWitness {
        let proof = try open(id.key)
        do { return try AccountWitness(id: id, proof: proof) } catch {
            throw .unexpectedRow("account leaf")
        }
    }
}

extension AccountWitness {
    /// The witness of an account, or of the one that has its place, out of a proof in the tree.
    init(id: AccountID, proof: SparseTreeProof) throws {
        let entry = proof.leaf.entries.first
        let found = try entry.map { (entry) throws in try AccountID(key: entry.key) }
        try self.init(id: found ?? id, commitment: entry?.value ?? .zero, path: proof.path)
    }
}
