// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures

/// Eight levels of a sparse tree below one node, kept as one row.
///
/// A path of 64 nodes touches eight pages instead of 64 rows. Only nodes whose subtree is not empty
/// are in a page. The bytes are searched, not parsed, since a full page has 510 nodes of which a
/// path needs eight.
struct TreePage {
    /// The number of levels in a page.
    static let levelCount: UInt8 = 8

    /// Where a page lies: the depth and position of the node above its eight levels.
    struct Address: Hashable {
        let depth: UInt8
        let position: UInt64

        /// The page that holds the node at `index`, which is not the root.
        init(holding index: NodeIndex) {
            assert(!index.isRoot)
            depth = (index.depth - 1) / levelCount * levelCount
            position = index.position >> UInt64(index.depth - depth)
        }
    }

    /// The length of a node's number and hash.
    private static let entryByteCount = 34

    /// Two bytes of number, little-endian, and 32 of hash for each node, in ascending order.
    private(set) var bytes: [UInt8]

    /// A page without nodes.
    init() { bytes = [] }

    /// Takes the bytes of a page.
    /// - Throws: ``DatabaseError/unexpectedRow(_:)`` if they are not whole entries that ascend.
    init(bytes: [UInt8]) throws(DatabaseError) {
        guard bytes.count % Self.entryByteCount == 0 else { throw .unexpectedRow("tree page") }
        self.bytes = bytes
        for entry in 0..<nodeCount {
            let isInRange = (2..<512).contains(number(ofEntry: entry))
            let isAscending = entry == 0 || number(ofEntry: entry - 1) < number(ofEntry: entry)
            guard isInRange, isAscending else { throw .unexpectedRow("tree page") }
        }
    }

    /// The number of nodes.
    var nodeCount: Int { bytes.count / Self.entryByteCount }

    /// The number of a node inside its page: the node above is 1, children of `k` are `2k` and
    /// `2k + 1`.
    private static func number(of index: NodeIndex) -> UInt16 {
        let height = UInt64(index.depth - Address(holding: index).depth)
        return UInt16(1 << height | index.position & (1 << height - 1))
    }

    private func number(ofEntry entry: Int) -> UInt16 {
        let start = entry * Self.entryByteCount
        return UInt16(bytes[start]) | UInt16(bytes[start + 1]) << 8
    }

    /// The entry with this number, or the first with a greater one.
    private func entry(notBelow number: UInt16) -> Int {
        var (low, high) = (0, nodeCount)
        while low < high {
            let middle = (low + high) / 2
            if self.number(ofEntry: middle) < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func hash(ofEntry entry: Int) throws(DatabaseError) -> Word {
        let start = entry * Self.entryByteCount
        let slice = Array(bytes[start + 2..<start + Self.entryByteCount])
        do { return try Word(bytes: slice) } catch { throw .unexpectedRow("tree page") }
    }

    /// The hash at a place of this page; nil for the root of an empty subtree.
    func hash(at index: NodeIndex) throws(DatabaseError) -> Word? {
        let number = Self.number(of: index)
        let entry = entry(notBelow: number)
        guard entry < nodeCount, self.number(ofEntry: entry) == number else { return nil }
        return try hash(ofEntry: entry)
    }

    /// Puts hashes in their places, or takes them out where they are nil.
    mutating func set(_ changes: [(index: NodeIndex, hash: Word?)]) {
        var merged: [UInt16: [UInt8]] = [:]
        merged.reserveCapacity(nodeCount + changes.count)
        for entry in 0..<nodeCount {
            let start = entry * Self.entryByteCount
            merged[number(ofEntry: entry)] = Array(bytes[start + 2..<start + Self.entryByteCount])
        }
        for change in changes { merged[Self.number(of: change.index)] = change.hash?.bytes }
        bytes.removeAll(keepingCapacity: true)
        for (number, hash) in merged.sorted(by: { $0.key < $1.key }) {
            bytes.append(UInt8(truncatingIfNeeded: number))
            bytes.append(UInt8(number >> 8))
            bytes.append(contentsOf: hash)
        }
    }
}
