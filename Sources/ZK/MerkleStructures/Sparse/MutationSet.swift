// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// All that changes in a ``SparseTree`` between two roots.
public struct MutationSet: Hashable, Sendable {
    /// A node and its children after the change.
    public struct Addition: Hashable, Sendable {
        /// The place of the node, at depth 63 or above.
        public let index: NodeIndex
        /// Its children.
        public let node: InnerNode
    }

    /// A key and its value after the change.
    public struct Pair: Hashable, Sendable {
        /// The key.
        public let key: Word
        /// The value; the zero word for a removal.
        public let value: Word
    }

    /// The root that the tree must have before.
    public let oldRoot: Word
    /// The root after.
    public let newRoot: Word
    /// Inner nodes whose subtree becomes empty, by depth and position.
    public let removals: [NodeIndex]
    /// Inner nodes that are new or changed, by depth and position.
    public let additions: [Addition]
    /// The pairs that change, by ascending key.
    public let pairs: [Pair]

    init(
        oldRoot: Word,
        newRoot: Word,
        removals: [NodeIndex],
        additions: [Addition],
        pairs: [Pair]
    ) {
        self.oldRoot = oldRoot
        self.newRoot = newRoot
        self.removals = removals.sorted()
        self.additions = additions.sorted { $0.index < $1.index }
        self.pairs = pairs.sorted { $0.key < $1.key }
    }

    /// True if nothing changes.
    public var isEmpty: Bool { pairs.isEmpty }

    /// The hashes below the root that change, leaves included; nil where a subtree becomes empty.
    ///
    /// This is what a store that keeps one hash a place has to write, with the leaves of ``pairs``.
    public var nodeChanges: [(index: NodeIndex, hash: Word?)] {
        var changes: [(index: NodeIndex, hash: Word?)] = []
        changes.reserveCapacity(2 * (removals.count + additions.count))
        for index in removals {
            changes.append((index.leftChild, nil))
            changes.append((index.rightChild, nil))
        }
        for addition in additions {
            let empty = EmptySubtrees.roots[63 - Int(addition.index.depth)]
            let (left, right) = (addition.node.left, addition.node.right)
            changes.append((addition.index.leftChild, left == empty ? nil : left))
            changes.append((addition.index.rightChild, right == empty ? nil : right))
        }
        return changes
    }
}

extension MutationSet: ByteEncodable, ByteDecodable {
    /// Appends both roots, removals, additions and pairs.
    public func encode(to writer: inout ByteWriter) {
        writer.write(oldRoot)
        writer.write(newRoot)
        writer.writeList(removals)
        writer.writeCount(additions.count)
        for addition in additions {
            writer.write(addition.index)
            writer.write(addition.node.left)
            writer.write(addition.node.right)
        }
        writer.writeCount(pairs.count)
        for pair in pairs {
            writer.write(pair.key)
            writer.write(pair.value)
        }
    }

    private static func readInnerIndex(
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> NodeIndex {
        let start = reader.offset
        let index = try NodeIndex(from: &reader)
        guard index.depth < 64 else { throw reader.broken("an inner node", at: start) }
        return index
    }

    /// Reads a set in any order.
    ///
    /// Whether its nodes lead to its roots is not checked.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let oldRoot = try reader.readWord()
        let newRoot = try reader.readWord()
        var removals: [NodeIndex] = []
        for _ in 0..<(try reader.readCount(itemByteCount: 9)) {
            removals.append(try Self.readInnerIndex(from: &reader))
        }
        var additions: [Addition] = []
        for _ in 0..<(try reader.readCount(itemByteCount: 73)) {
            let index = try Self.readInnerIndex(from: &reader)
            let left = try reader.readWord()
            let node = InnerNode(left: left, right: try reader.readWord())
            additions.append(Addition(index: index, node: node))
        }
        var pairs: [Pair] = []
        for _ in 0..<(try reader.readCount(itemByteCount: 64)) {
            let key = try reader.readWord()
            pairs.append(Pair(key: key, value: try reader.readWord()))
        }
        self.init(
            oldRoot: oldRoot,
            newRoot: newRoot,
            removals: removals,
            additions: additions,
            pairs: pairs
        )
    }
}
