// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// Nodes of any number of trees, found by their hash.
///
/// Empty subtrees of heights 1 to 255 are always there.
public struct MerkleStore: Hashable, Sendable {
    private var nodes: [Word: InnerNode] = [:]

    /// Nodes of empty trees, by hash.
    ///
    /// Shared by all stores.
    private static let emptyNodes: [Word: InnerNode] = {
        var nodes: [Word: InnerNode] = [:]
        for height in 1...EmptySubtrees.heightMax {
            let child = EmptySubtrees.roots[height - 1]
            nodes[EmptySubtrees.roots[height]] = InnerNode(left: child, right: child)
        }
        return nodes
    }()

    /// A store of empty trees only.
    public init() {}

    /// The number of nodes, those of the empty trees included.
    public var nodeCount: Int { nodes.count + Self.emptyNodes.count }

    /// The children of the node with this hash, if it is here.
    public func children(of hash: Word) -> InnerNode? { nodes[hash] ?? Self.emptyNodes[hash] }

    /// Adds a node.
    /// - Returns: Its hash.
    @discardableResult
    public mutating func insert(_ node: InnerNode) -> Word {
        let hash = node.hash
        insert(node, hash: hash)
        return hash
    }

    private mutating func insert(_ node: InnerNode, hash: Word) {
        if Self.emptyNodes[hash] == nil { nodes[hash] = node }
    }

    /// The nodes that another store does not have, in no order.
    public func nodes(missingFrom other: MerkleStore) -> [InnerNode] {
        nodes.filter { other.nodes[$0.key] == nil }.map { $0.value }
    }

    /// Adds nodes.
    public mutating func insert(_ added: some Sequence<InnerNode>) {
        for node in added { insert(node) }
    }

    /// The hash at a place below `root`.
    /// - Throws: ``MerkleError/rootNotFound(_:)``, ``MerkleError/nodeNotFound(_:)``.
    public func node(root: Word, at index: NodeIndex) throws(MerkleError) -> Word {
        try open(root: root, at: index).value
    }

    /// The hash at a place below `root` with its path.
    /// - Throws: ``MerkleError/rootNotFound(_:)``, ``MerkleError/nodeNotFound(_:)``.
    public func open(root: Word, at index: NodeIndex) throws(MerkleError) -> MerkleProof {
        guard children(of: root) != nil else { throw .rootNotFound(root) }
        var (node, siblings) = (root, [Word]())
        for level in stride(from: Int(index.depth) - 1, through: 0, by: -1) {
            guard let pair = children(of: node) else { throw .nodeNotFound(index) }
            let goesRight = index.position >> UInt64(level) & 1 == 1
            siblings.append(goesRight ? pair.left : pair.right)
            node = goesRight ? pair.right : pair.left
        }
        return MerkleProof(value: node, path: MerklePath(siblings: siblings.reversed()))
    }

    /// True if the place below `root` can be reached.
    public func hasPath(root: Word, at index: NodeIndex) -> Bool {
        (try? open(root: root, at: index)) != nil
    }

    /// The depth at which the way to a leaf ends: at the leaf, at an empty subtree, or where the
    /// store knows no more.
    ///
    /// - Throws: ``MerkleError/depthOutOfRange(depth:least:most:)`` if the tree goes deeper than
    ///   `treeDepth`; ``MerkleError/rootNotFound(_:)``.
    public func leafDepth(
        root: Word,
        treeDepth: UInt8,
        position: UInt64
    ) throws(MerkleError) -> UInt8 {
        let index = try NodeIndex(depth: treeDepth, position: position)
        guard children(of: root) != nil else { throw .rootNotFound(root) }
        var node = root
        for depth in 0..<treeDepth {
            if node == EmptySubtrees.roots[Int(treeDepth - depth)] { return depth }
            guard let pair = children(of: node) else { return depth }
            let goesRight = index.position >> UInt64(treeDepth - depth - 1) & 1 == 1
            node = goesRight ? pair.right : pair.left
        }
        guard children(of: node) == nil else {
            throw .depthOutOfRange(depth: Int(treeDepth) + 1, least: 0, most: Int(treeDepth))
        }
        return treeDepth
    }

    /// Adds the nodes of a path.
    /// - Returns: The root it leads to.
    /// - Throws: ``MerkleError/positionOutOfRange(position:depth:)``.
    @discardableResult
    public mutating func add(
        _ value: Word,
        position: UInt64,
        path: MerklePath
    ) throws(MerkleError) -> Word {
        var root = value
        for node in try path.innerNodes(leaf: value, index: position) { root = insert(node) }
        return root
    }

    /// Adds the tree that differs from that of `root` in one node.
    /// - Returns: The new root; the old one stays.
    /// - Throws: ``MerkleError/rootNotFound(_:)``, ``MerkleError/nodeNotFound(_:)``.
    @discardableResult
    public mutating func setNode(
        root: Word,
        at index: NodeIndex,
        to value: Word
    ) throws(MerkleError) -> Word {
        let proof = try open(root: root, at: index)
        if proof.value == value { return root }
        return try add(value, position: index.position, path: proof.path)
    }

    /// Adds the tree whose two halves are given.
    /// - Returns: Its root.
    @discardableResult
    public mutating func merge(_ left: Word, _ right: Word) -> Word {
        insert(InnerNode(left: left, right: right))
    }
}

extension MerkleStore: ByteEncodable, ByteDecodable {
    /// Appends a count in eight bytes and all nodes, each as hash, left, right, by ascending hash.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt64(nodeCount))
        let hashes = Array(nodes.keys) + Array(Self.emptyNodes.keys)
        for hash in hashes.sorted() {
            guard let node = children(of: hash) else { continue }
            writer.write(hash)
            writer.write(node.left)
            writer.write(node.right)
        }
    }

    /// Reads nodes in any order and checks their hashes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let count = try reader.readUInt64Count(itemByteCount: 96)
        for _ in 0..<count {
            let start = reader.offset
            let hash = try reader.readWord()
            let left = try reader.readWord()
            let node = InnerNode(left: left, right: try reader.readWord())
            if Self.emptyNodes[hash] == node { continue }
            guard node.hash == hash else {
                throw reader.broken("the hash of the two words that follow", at: start)
            }
            nodes[hash] = node
        }
    }
}
