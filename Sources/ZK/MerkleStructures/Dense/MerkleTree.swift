// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// A full binary tree whose leaves are words as they are.
public struct MerkleTree: Hashable, Sendable {
    /// Node 1 is the root, the children of node `i` are `2i` and `2i + 1`.
    ///
    /// Shape `[2 * leaves]`.
    private var nodes: [Word]

    /// Builds a tree.
    /// - Parameter leaves: Shape `[n]`, `n` a power of two, at least 2.
    /// - Throws: ``MerkleError/leafCountNotPowerOfTwo(_:)``.
    public init(leaves: [Word]) throws(MerkleError) {
        let count = leaves.count
        guard count >= 2, count & (count - 1) == 0 else { throw .leafCountNotPowerOfTwo(count) }
        nodes = [Word](repeating: .zero, count: count) + leaves
        for index in stride(from: count - 1, through: 1, by: -1) {
            nodes[index] = Poseidon2.merge(nodes[2 * index], nodes[2 * index + 1])
        }
    }

    /// The root.
    public var root: Word { nodes[1] }

    /// The number of levels below the root.
    public var depth: Int { (nodes.count / 2).trailingZeroBitCount }

    /// The leaves, in order.
    public var leaves: [Word] { Array(nodes[(nodes.count / 2)...]) }

    private func place(_ index: NodeIndex) throws(MerkleError) -> Int {
        guard index.depth >= 1, index.depth <= depth else {
            throw .depthOutOfRange(depth: Int(index.depth), least: 1, most: depth)
        }
        return 1 << Int(index.depth) | Int(index.position)
    }

    /// The hash at a place below the root.
    /// - Throws: ``MerkleError/depthOutOfRange(depth:least:most:)``.
    public func node(at index: NodeIndex) throws(MerkleError) -> Word {
        nodes[try place(index)]
    }

    /// The way from a place below the root up to it.
    /// - Throws: ``MerkleError/depthOutOfRange(depth:least:most:)``.
    public func path(from index: NodeIndex) throws(MerkleError) -> MerklePath {
        var place = try place(index)
        var siblings: [Word] = []
        while place > 1 {
            siblings.append(nodes[place ^ 1])
            place >>= 1
        }
        return MerklePath(siblings: siblings)
    }

    private func leafIndex(_ position: UInt64) throws(MerkleError) -> NodeIndex {
        try NodeIndex(depth: UInt8(depth), position: position)
    }

    /// A leaf with its path.
    /// - Throws: ``MerkleError/positionOutOfRange(position:depth:)``.
    public func open(_ position: UInt64) throws(MerkleError) -> MerkleProof {
        let index = try leafIndex(position)
        return MerkleProof(value: try node(at: index), path: try path(from: index))
    }

    /// Replaces a leaf.
    /// - Throws: ``MerkleError/positionOutOfRange(position:depth:)``.
    /// - Complexity: one permutation a level.
    public mutating func update(_ position: UInt64, to value: Word) throws(MerkleError) {
        var place = try place(try leafIndex(position))
        nodes[place] = value
        while place > 1 {
            place >>= 1
            nodes[place] = Poseidon2.merge(nodes[2 * place], nodes[2 * place + 1])
        }
    }

    /// All inner nodes, the root first.
    public var innerNodes: [InnerNode] {
        (1..<nodes.count / 2).map { InnerNode(left: nodes[2 * $0], right: nodes[2 * $0 + 1]) }
    }
}
