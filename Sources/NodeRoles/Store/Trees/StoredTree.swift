// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures

/// A sparse tree whose nodes lie in the database; only touched pages are read.
///
/// Lives no longer than one transaction, since it remembers the pages that it met.
final class StoredTree: NodeSource {
    /// Which of the file's trees it is.
    struct Name: Hashable {
        let rawValue: Int64

        static let accounts = Name(rawValue: 0)
        static let nullifiers = Name(rawValue: 1)
    }

    let database: Database
    let name: Name
    var pages: [TreePage.Address: TreePage] = [:]

    init(_ name: Name, in database: Database) {
        self.name = name
        self.database = database
    }

    var root: Word {
        get throws(DatabaseError) {
            let stored = try database.first(
                "SELECT root FROM roots WHERE tree = ?",
                .integer(name.rawValue)
            ) { (row) throws(DatabaseError) in try row.word(0) }
            return stored ?? EmptySubtrees.root(height: SparseTree.depth)
        }
    }

    func page(_ address: TreePage.Address) throws(DatabaseError) -> TreePage {
        if let page = pages[address] { return page }
        let stored = try database.first(
            "SELECT nodes FROM tree_pages WHERE tree = ? AND depth = ? AND position = ?",
            .integer(name.rawValue),
            .integer(address.depth),
            .integer(address.position)
        ) { (row) throws(DatabaseError) in try TreePage(bytes: row.blob(0)) }
        let page = stored ?? TreePage()
        pages[address] = page
        return page
    }

    func node(at index: NodeIndex) throws(DatabaseError) -> Word? {
        try page(TreePage.Address(holding: index)).hash(at: index)
    }

    func leaf(at position: UInt64) throws(DatabaseError) -> SparseTreeLeaf? {
        let leaf = try database.first(
            "SELECT leaf FROM tree_leaves WHERE tree = ? AND position = ?",
            .integer(name.rawValue),
            .integer(position)
        ) { (row) throws(DatabaseError) in try row.decoded(0, as: SparseTreeLeaf.self) }
        guard let leaf else { return nil }
        guard leaf.index == position, leaf.isSorted, !leaf.isEmpty else {
            throw .unexpectedRow("tree leaf")
        }
        return leaf
    }

    /// The value of a key; the zero word if it has none.
    func value(for key: Word) throws(DatabaseError) -> Word {
        try leaf(at: SparseTreeLeaf.index(of: key))?.value(for: key) ?? .zero
    }
}
