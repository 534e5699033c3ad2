// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A leaf of a ``SparseTree`` and the way from it to the root.
public struct SparseTreeProof: Hashable, Sendable {
    /// The way to the root, 64 levels.
    public let path: SparseMerklePath
    /// The leaf.
    public let leaf: SparseTreeLeaf

    /// Creates a proof.
    /// - Throws: ``MerkleError/depthOutOfRange(depth:least:most:)`` if the path has not 64 levels.
    public init(path: SparseMerklePath, leaf: SparseTreeLeaf) throws(MerkleError) {
        guard path.depth == 64 else {
            throw .depthOutOfRange(depth: Int(path.depth), least: 64, most: 64)
        }
        self.init(fullPath: path, leaf: leaf)
    }

    init(fullPath: SparseMerklePath, leaf: SparseTreeLeaf) {
        assert(fullPath.depth == 64)
        path = fullPath
        self.leaf = leaf
    }

    /// The root that the proof leads to.
    /// - Complexity: 64 permutations and those of the leaf.
    public var root: Word {
        var (node, index) = (leaf.hash, NodeIndex(leaf: leaf.index))
        for sibling in path.siblings {
            let pair =
                index.isRight
                ? InnerNode(left: sibling, right: node) : InnerNode(left: node, right: sibling)
            node = pair.hash
            index = index.parent
        }
        return node
    }

    /// The value of a key: the zero word if it has none, nil if the proof is about another leaf.
    public func value(for key: Word) -> Word? { leaf.value(for: key) }

    /// Checks that the tree with this root holds the pair.
    ///
    /// - Throws: ``MerkleError/keyOutsideLeaf(expected:got:)``,
    ///   ``MerkleError/conflictingRoots(expected:got:)``,
    ///   ``MerkleError/valueMismatch(expected:got:)``, in this order.
    public func verifyPresence(key: Word, value: Word, root: Word) throws(MerkleError) {
        guard let found = leaf.value(for: key) else {
            throw .keyOutsideLeaf(expected: leaf.index, got: SparseTreeLeaf.index(of: key))
        }
        let computed = self.root
        guard computed == root else { throw .conflictingRoots(expected: root, got: computed) }
        guard found == value else { throw .valueMismatch(expected: value, got: found) }
    }

    /// Checks that the tree with this root holds no value for the key.
    /// - Throws: As ``verifyPresence(key:value:root:)``.
    public func verifyUnset(key: Word, root: Word) throws(MerkleError) {
        try verifyPresence(key: key, value: .zero, root: root)
    }

    /// Checks that the tree with this root holds another value for the key, or none.
    /// - Throws: ``MerkleError/valuePresent(_:)``, or as ``verifyPresence(key:value:root:)``.
    public func verifyAbsence(key: Word, value: Word, root: Word) throws(MerkleError) {
        do { try verifyPresence(key: key, value: value, root: root) } catch {
            if case .valueMismatch = error { return }
            throw error
        }
        throw .valuePresent(value)
    }
}

extension SparseTreeProof: ByteEncodable, ByteDecodable {
    /// Appends the path and the leaf.
    public func encode(to writer: inout ByteWriter) {
        writer.write(path)
        writer.write(leaf)
    }

    /// Reads a path of 64 levels and a leaf.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let path = try SparseMerklePath(from: &reader)
        guard path.depth == 64 else { throw reader.broken("a path of 64 levels", at: start) }
        self.init(fullPath: path, leaf: try SparseTreeLeaf(from: &reader))
    }
}
