// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// A place from which the nodes of a ``SparseTree`` are read: memory or a database.
///
/// Only nodes beside the touched paths are asked for.
public protocol NodeSource {
    /// What can go wrong while reading; `Never` for memory.
    associatedtype Failure: Error

    /// The root.
    var root: Word { get throws(Failure) }

    /// The hash at a place at depth 1 to 64; nil for the root of an empty subtree.
    func node(at index: NodeIndex) throws(Failure) -> Word?

    /// The leaf at a position; nil if it is empty.
    func leaf(at position: UInt64) throws(Failure) -> SparseTreeLeaf?
}

/// Why an update over a source was not computed.
public enum SparseTreeUpdateFailure<SourceFailure: Error>: Error {
    /// The update itself is not possible.
    case refused(MerkleError)
    /// The source could not be read.
    case source(SourceFailure)
}

extension NodeSource {
    /// The leaf of a key with its path.
    /// - Complexity: 64 nodes and one leaf are read; nothing is hashed.
    public func open(_ key: Word) throws(Failure) -> SparseTreeProof {
        let position = SparseTreeLeaf.index(of: key)
        var (index, siblings) = (NodeIndex(leaf: position), [Word]())
        siblings.reserveCapacity(64)
        while !index.isRoot {
            let empty = EmptySubtrees.roots[64 - Int(index.depth)]
            siblings.append(try node(at: index.sibling) ?? empty)
            index = index.parent
        }
        return SparseTreeProof(
            fullPath: SparseMerklePath(siblings: siblings),
            leaf: try leaf(at: position) ?? .empty(position)
        )
    }
}
