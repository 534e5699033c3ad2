// SPDX-License-Identifier: MIT

/// Two rows of the hasher's controller: what enters a permutation, and what leaves it.
package struct ControllerPair: Hashable, Sendable, BitwiseCopyable {
    /// What is asked for.
    package enum Kind: UInt8, Sendable, BitwiseCopyable {
        /// A hash of two words or of the batches of a block.
        case hash
        /// A bare permutation.
        case permutation
        /// A level of a path that is only checked.
        case verifiedPath
        /// A level of the path before an update.
        case oldPath
        /// A level of the path after an update.
        case newPath
    }

    /// What is asked for.
    package let kind: Kind
    /// True for the first pair of a request.
    package let isFirst: Bool
    /// True for the last pair of a request.
    package let isLast: Bool
    /// The place of its permutation in ``ChipletPlan/permutations``.
    package internal(set) var permutation: UInt32
    /// The number of root updates that have begun so far, this pair's included.
    package internal(set) var updateID: UInt32 = 0
    /// For a level of a path the position of its node, else zero.
    package let nodeIndex: UInt64

    init(_ kind: Kind, isFirst: Bool, isLast: Bool, entry: Int, nodeIndex: UInt64 = 0) {
        self.kind = kind
        self.isFirst = isFirst
        self.isLast = isLast
        permutation = UInt32(truncatingIfNeeded: entry)
        self.nodeIndex = nodeIndex
    }
}
