// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// A place in the chain: a block, and a number within it.
///
/// What is read in pages is ordered by these, so that a page may end inside a block.
public struct ChainPosition: Hashable, Comparable, Sendable {
    /// The block.
    public let block: BlockNumber
    /// The number within the block: of a transaction, a nullifier, an account update in the order
    /// of the body, of a note the leaf in the block's note tree.
    public let index: UInt32

    /// Names a place; the start of the block unless `index` is given.
    public init(_ block: BlockNumber, index: UInt32 = 0) {
        self.block = block
        self.index = index
    }

    /// The place to go on from; nil after the last there can be.
    public var next: ChainPosition? {
        if index < .max { return ChainPosition(block, index: index + 1) }
        return block.next.map { ChainPosition($0) }
    }

    /// Orders by block, then by number.
    public static func < (lhs: ChainPosition, rhs: ChainPosition) -> Bool {
        lhs.block != rhs.block ? lhs.block < rhs.block : lhs.index < rhs.index
    }
}
