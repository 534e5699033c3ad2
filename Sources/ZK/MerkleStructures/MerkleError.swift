// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Why a tree refuses a request, or why a proof does not hold.
public enum MerkleError: Error, Equatable, Sendable {
    /// A depth lies outside what the structure has or allows.
    case depthOutOfRange(depth: Int, least: Int, most: Int)
    /// A position does not exist at its depth.
    case positionOutOfRange(position: UInt64, depth: Int)
    /// A full tree needs 2, 4, 8, … leaves.
    case leafCountNotPowerOfTwo(Int)
    /// The structure does not hold this node.
    case nodeNotFound(NodeIndex)
    /// The store holds no node with this hash.
    case rootNotFound(Word)
    /// A node is given together with one below it.
    case nodeAboveAnother(NodeIndex)
    /// A key comes twice; carries the leaf it maps to.
    case duplicateKey(leafIndex: UInt64)
    /// A leaf would hold more entries than allowed.
    case tooManyLeafEntries(Int)
    /// A key does not map to the leaf that is said to hold it.
    case keyOutsideLeaf(expected: UInt64, got: UInt64)
    /// The entries of a leaf do not strictly ascend by key.
    case unsortedLeaf(index: UInt64)
    /// Two roots differ that must be equal.
    case conflictingRoots(expected: Word, got: Word)
    /// A proof holds but shows another value.
    case valueMismatch(expected: Word, got: Word)
    /// A pair is present that should be absent.
    case valuePresent(Word)
    /// The partial tree knows too little to speak about this key.
    case untrackedKey(Word)
    /// A mountain range has fewer leaves than asked for, or more than are possible.
    case forestOutOfRange(forest: UInt64, most: UInt64)
    /// A mountain range has another number of peaks.
    case peakCount(expected: Int, got: Int)
    /// A mountain range has no peak of this height that holds the leaf.
    case unknownPeak(height: Int)
    /// An update of a mountain range has another length.
    case deltaLength(expected: Int, got: Int)
}
