// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures

/// Recomputes a stored tree from its root down, one page at a time.
struct TreeCheck {
    let database: Database
    let name: StoredTree.Name
    private var pageCount: Int64 = 0
    private var leafCount: Int64 = 0
    /// The pairs of the leaves that were met.
    private(set) var entryCount: Int64 = 0

    init(_ name: StoredTree.Name, in database: Database) {
        self.name = name
        self.database = database
    }

    /// Why the walk ended early.
    private enum Stop: Error {
        case disagreement
        case database(DatabaseError)
    }

    /// True if every node is the hash of its children, every leaf that of its pairs, and there is
    /// nothing beside them; `isExpected` says whether a key may have a value.
    mutating func holds(
        isExpected: (_ key: Word, _ value: Word) throws(DatabaseError) -> Bool
    ) throws(DatabaseError) -> Bool {
        let tree = StoredTree(name, in: database)
        let root = try tree.root
        do throws(Stop) {
            if root != EmptySubtrees.root(height: SparseTree.depth) {
                try walk(below: .root, hash: root, isExpected)
            }
        } catch {
            switch error {
            case .disagreement: return false
            case .database(.unexpectedRow): return false
            case .database(let failure): throw failure
            }
        }
        let pages = try count("tree_pages")
        let leaves = try count("tree_leaves")
        return pages == pageCount && leaves == leafCount
    }

    private func count(_ table: String) throws(DatabaseError) -> Int64? {
        try database.first(
            "SELECT count(*) FROM \(table) WHERE tree = ?",
            .integer(name.rawValue)
        ) { $0.integer(0) }
    }

    private mutating func walk(
        below top: NodeIndex,
        hash: Word,
        _ isExpected: (_ key: Word, _ value: Word) throws(DatabaseError) -> Bool
    ) throws(Stop) {
        // A tree of its own for each page keeps only the pages of one path in memory.
        let tree = StoredTree(name, in: database)
        var row = [(index: top, hash: hash)]
        var nodeCount = 0
        pageCount += 1
        for level in 1...TreePage.levelCount {
            let empty = EmptySubtrees.root(height: 64 - Int(top.depth + level))
            var below: [(index: NodeIndex, hash: Word)] = []
            for node in row {
                let (left, right): (Word?, Word?)
                do throws(DatabaseError) {
                    left = try tree.node(at: node.index.leftChild)
                    right = try tree.node(at: node.index.rightChild)
                } catch { throw .database(error) }
                let inner = InnerNode(left: left ?? empty, right: right ?? empty)
                guard inner.hash == node.hash, left != empty, right != empty else {
                    throw .disagreement
                }
                if let left { below.append((node.index.leftChild, left)) }
                if let right { below.append((node.index.rightChild, right)) }
            }
            nodeCount += below.count
            row = below
        }
        guard tree.pages.values.first?.nodeCount == nodeCount else { throw .disagreement }
        for node in row {
            if node.index.depth < 64 {
                try walk(below: node.index, hash: node.hash, isExpected)
            } else {
                try check(node.index.position, hash: node.hash, in: tree, isExpected)
            }
        }
    }

    private mutating func check(
        _ position: UInt64,
        hash: Word,
        in tree: StoredTree,
        _ isExpected: (_ key: Word, _ value: Word) throws(DatabaseError) -> Bool
    ) throws(Stop) {
        do throws(DatabaseError) {
            let leaf = try tree.leaf(at: position) ?? .empty(position)
            leafCount += 1
            entryCount += Int64(leaf.entryCount)
            var isAsExpected = leaf.hash == hash
            for entry in leaf.entries where isAsExpected {
                isAsExpected = try isExpected(entry.key, entry.value)
            }
            if isAsExpected { return }
        } catch { throw .database(error) }
        throw .disagreement
    }
}
