// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures

extension StoredTree {
    /// Writes what a set of mutations changes: each touched page and leaf once.
    ///
    /// Runs inside the transaction of the block that made the mutations.
    func apply(_ mutations: MutationSet) throws(DatabaseError) {
        guard try root == mutations.oldRoot else { throw .unexpectedRow("tree root") }
        if mutations.isEmpty { return }
        let changes = Dictionary(grouping: mutations.nodeChanges) {
            TreePage.Address(holding: $0.index)
        }
        for (address, changes) in changes {
            var page = try page(address)
            page.set(changes)
            pages[address] = page
            try write(page, at: address)
        }
        for (position, pairs) in Dictionary(grouping: mutations.pairs, by: { $0.leafIndex }) {
            try write(pairs, at: position)
        }
        try database.run(
            "INSERT OR REPLACE INTO roots (tree, root) VALUES (?, ?)",
            .integer(name.rawValue),
            .word(mutations.newRoot)
        )
    }

    private func write(_ page: TreePage, at address: TreePage.Address) throws(DatabaseError) {
        if page.nodeCount == 0 {
            try database.run(
                "DELETE FROM tree_pages WHERE tree = ? AND depth = ? AND position = ?",
                .integer(name.rawValue),
                .integer(address.depth),
                .integer(address.position)
            )
        } else {
            try database.run(
                """
                INSERT OR REPLACE INTO tree_pages (tree, depth, position, nodes)
                VALUES (?, ?, ?, ?)
                """,
                .integer(name.rawValue),
                .integer(address.depth),
                .integer(address.position),
                .blob(page.bytes)
            )
        }
    }

    private func write(_ pairs: [MutationSet.Pair], at position: UInt64) throws(DatabaseError) {
        var leaf = try leaf(at: position) ?? .empty(position)
        for pair in pairs {
            do { try leaf.set(pair.key, to: pair.value) } catch {
                throw .unexpectedRow("tree leaf")
            }
        }
        if leaf.isEmpty {
            try database.run(
                "DELETE FROM tree_leaves WHERE tree = ? AND position = ?",
                .integer(name.rawValue),
                .integer(position)
            )
        } else {
            try database.run(
                "INSERT OR REPLACE INTO tree_leaves (tree, position, leaf) VALUES (?, ?, ?)",
                .integer(name.rawValue),
                .integer(position),
                .blob(leaf.encodedBytes)
            )
        }
    }
}

extension MutationSet.Pair {
    fileprivate var leafIndex: UInt64 { SparseTreeLeaf.index(of: key) }
}
