// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import MerkleStructures
import VMCore

/// What a program can ask for without having it checked: a stack, a map, trees.
public struct AdviceProvider: Sendable {
    /// The elements to pop, the next one last.
    private(set) var reversedStack: [Felt] = []
    private var map: [Word: [Felt]] = [:]
    /// Nodes of Merkle trees.
    public private(set) var store: MerkleStore
    private var mapElementCount = 0
    private let options: ExecutionOptions

    /// An empty provider over trees.
    init(store: MerkleStore, options: ExecutionOptions) {
        self.store = store
        self.options = options
    }

    /// The elements to pop, the next one first.
    public var stack: [Felt] { reversedStack.reversed() }

    /// The number of elements to pop.
    public var stackCount: Int { reversedStack.count }

    /// The list under a key.
    public subscript(key: Word) -> [Felt]? { map[key] }

    /// All keys and lists, in no order.
    public var mapEntries: [Word: [Felt]] { map }
}

// MARK: The stack

extension AdviceProvider {
    /// Takes the next element.
    mutating func pop() -> Felt? { reversedStack.popLast() }

    /// Takes four elements, element 0 of the word first; none if there are fewer.
    mutating func popWord() -> Word? {
        let count = reversedStack.count
        guard count >= 4 else { return nil }
        let word = Word(
            reversedStack[count - 1],
            reversedStack[count - 2],
            reversedStack[count - 3],
            reversedStack[count - 4]
        )
        reversedStack.removeLast(4)
        return word
    }

    /// Puts elements on top; the first one is popped first.
    mutating func push(_ elements: some BidirectionalCollection<Felt>) throws(ExecutionFault) {
        guard reversedStack.count + elements.count <= options.adviceStackElementsMax else {
            throw .adviceStackTooLarge(most: options.adviceStackElementsMax)
        }
        reversedStack.append(contentsOf: elements.reversed())
    }
}

// MARK: The map

extension AdviceProvider {
    /// Adds a list under a key that is not taken, unless by the same list.
    mutating func insert(_ values: [Felt], under key: Word) throws(ExecutionFault) {
        if let present = map[key] {
            guard present == values else { throw .adviceKeyConflict(key) }
            return
        }
        guard values.count <= options.adviceValueElementsMax else {
            throw .adviceValueTooLarge(size: values.count, most: options.adviceValueElementsMax)
        }
        let size = mapElementCount + 4 + values.count
        guard size <= options.adviceMapElementsMax else {
            throw .adviceMapTooLarge(size: size, most: options.adviceMapElementsMax)
        }
        mapElementCount = size
        map[key] = values
    }

    /// Adds the entries that a forest brings along.
    mutating func insert(_ entries: AdviceMap) throws(ExecutionFault) {
        for entry in entries.entries { try insert(entry.values, under: entry.key) }
    }
}

// MARK: Trees

extension AdviceProvider {
    /// The node of a tree with its path.
    func open(root: Word, depth: Felt, position: Felt) throws(ExecutionFault) -> MerkleProof {
        let index = try Self.index(depth, position)
        do throws(MerkleError) {
            if index.isRoot { return try rootProof(root) }
            return try store.open(root: root, at: index)
        } catch { throw .merkleLookup(error) }
    }

    /// Adds the tree that differs in one node.
    mutating func replaceNode(
        root oldRoot: Word,
        depth: Felt,
        position: Felt,
        by value: Word
    ) throws(ExecutionFault) -> Word {
        let index = try Self.index(depth, position)
        let root: Word
        do throws(MerkleError) {
            if index.isRoot {
                _ = try rootProof(oldRoot)
                return value
            }
            root = try store.setNode(root: oldRoot, at: index, to: value)
        } catch { throw .merkleLookup(error) }
        try checkStore()
        return root
    }

    /// Adds the tree over two others.
    mutating func merge(_ left: Word, _ right: Word) throws(ExecutionFault) {
        store.merge(left, right)
        try checkStore()
    }

    /// Adds nodes of trees.
    mutating func insert(_ nodes: [InnerNode]) throws(ExecutionFault) {
        store.insert(nodes)
        try checkStore()
    }

    /// Sees whether the trees keep to their limit; one step adds few nodes to what was checked.
    func checkStore() throws(ExecutionFault) {
        guard store.nodeCount <= options.merkleStoreNodesMax else {
            throw .merkleStoreTooLarge(most: options.merkleStoreNodesMax)
        }
    }

    /// The place of a root is that root, if the store has it.
    private func rootProof(_ root: Word) throws(MerkleError) -> MerkleProof {
        MerkleProof(value: try store.node(root: root, at: .root), path: MerklePath(siblings: []))
    }

    private static func index(_ depth: Felt, _ position: Felt) throws(ExecutionFault) -> NodeIndex {
        guard let byte = UInt8(exactly: depth.value),
            let index = try? NodeIndex(depth: byte, position: position.value)
        else { throw .merkleIndex(depth: depth.value, position: position.value) }
        return index
    }
}
