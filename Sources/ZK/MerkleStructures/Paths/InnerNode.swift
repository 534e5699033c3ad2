// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// The two hashes below a node.
public struct InnerNode: Hashable, Sendable {
    /// The hash of the left child.
    public let left: Word
    /// The hash of the right child.
    public let right: Word

    /// Creates a node from its children.
    public init(left: Word, right: Word) {
        self.left = left
        self.right = right
    }

    /// The hash of the node.
    public var hash: Word { Poseidon2.merge(left, right) }
}
