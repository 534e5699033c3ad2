// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import ProtocolTypes

/// A storage map or a vault of a public account: a tree, and the entries under their raw keys.
struct StoredMap {
    /// How raw keys become keys of the tree.
    enum Kind {
        /// A vault: as they are.
        case vault
        /// A storage map: hashed.
        case storage

        func treeKey(_ key: Word) -> Word {
            switch self {
            case .vault: key
            case .storage: StorageMap.hashedKey(key)
            }
        }
    }

    let database: Database
    let name: StoredTree.Name
    let kind: Kind

    /// An empty map under a number that no other tree has.
    static func make(_ kind: Kind, in database: Database) throws(DatabaseError) -> StoredMap {
        let last = try database.first("SELECT max(tree) FROM roots") { $0.integer(0) } ?? 0
        let name = StoredTree.Name(rawValue: max(last, StoredTree.Name.nullifiers.rawValue) + 1)
        try database.run(
            "INSERT INTO roots (tree, root) VALUES (?, ?)",
            .integer(name.rawValue),
            .word(EmptySubtrees.root(height: SparseTree.depth))
        )
        return StoredMap(database: database, name: name, kind: kind)
    }

    /// The root of the tree.
    var root: Word {
        get throws(DatabaseError) { try StoredTree(name, in: database).root }
    }

    /// The value under a raw key; the zero word if there is none.
    func value(for key: Word) throws(DatabaseError) -> Word {
        try database.first(
            "SELECT value FROM tree_entries WHERE tree = ? AND key = ?",
            .integer(name.rawValue),
            .word(key)
        ) { (row) throws(DatabaseError) in try row.word(0) } ?? .zero
    }

    /// The leaf of a raw key with its path.
    func open(_ key: Word) throws(DatabaseError) -> SparseTreeProof {
        try StoredTree(name, in: database).open(kind.treeKey(key))
    }

    /// Sets values under raw keys, each key once; the zero word removes.
    /// - Returns: The new root; nil if a leaf cannot take its entries.
    func set(_ entries: [(key: Word, value: Word)]) throws(DatabaseError) -> Word? {
        let tree = StoredTree(name, in: database)
        let mutations: MutationSet
        do {
            mutations = try SparseTreeUpdate.mutations(
                for: entries.map { (kind.treeKey($0.key), $0.value) },
                in: tree
            )
        } catch {
            switch error {
            case .source(let failure): throw failure
            case .refused: return nil
            }
        }
        try tree.apply(mutations)
        for entry in entries {
            if entry.value == .zero {
                try database.run(
                    "DELETE FROM tree_entries WHERE tree = ? AND key = ?",
                    .integer(name.rawValue),
                    .word(entry.key)
                )
            } else {
                try database.run(
                    "INSERT OR REPLACE INTO tree_entries (tree, key, value) VALUES (?, ?, ?)",
                    .integer(name.rawValue),
                    .word(entry.key),
                    .word(entry.value)
                )
            }
        }
        return mutations.newRoot
    }

    /// A page of the entries, by the bytes of their raw keys.
    /// - Parameters:
    ///   - key: Entries up to this one are left out.
    ///   - limit: The most entries.
    /// - Returns: At most `limit` entries.
    /// - Throws: ``DatabaseError``.
    func entries(
        after key: Word?,
        limit: Int
    ) throws(DatabaseError) -> [StorageMap.Entry] {
        try database.all(
            """
            SELECT key, value FROM tree_entries WHERE tree = ? AND key > ?
            ORDER BY key LIMIT ?
            """,
            .integer(name.rawValue),
            .blob(key?.bytes ?? []),
            .integer(limit)
        ) { (row) throws(DatabaseError) in
            StorageMap.Entry(key: try row.word(0), value: try row.word(1))
        }
    }
}
