// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// A reference block with the partial blockchain before it, which the block commits to.
public struct ReferenceChain: Sendable {
    /// The block that follows the chain.
    public let block: BlockHeader
    /// The chain up to the block's parent.
    public let blockchain: PartialBlockchain

    /// Puts the two together.
    ///
    /// - Throws: ``ReferenceChainError``; the length is looked at first.
    public init(
        block: BlockHeader,
        blockchain: PartialBlockchain
    ) throws(ReferenceChainError) {
        guard blockchain.length == UInt64(block.number.value) else {
            throw .length(expected: block.number, got: blockchain.length)
        }
        let commitment = blockchain.commitment
        guard commitment == block.chainCommitment else {
            throw .commitment(expected: block.chainCommitment, got: commitment)
        }
        self.block = block
        self.blockchain = blockchain
    }

    /// The header of a height: the reference block's or one the chain tracks; nil for others.
    public func header(_ number: BlockNumber) -> BlockHeader? {
        number == block.number ? block : blockchain.header(number)
    }
}

/// Why a partial blockchain is not the one before a block.
public enum ReferenceChainError: Error, Equatable, Sendable {
    /// The chain does not end right before the block.
    case length(expected: BlockNumber, got: UInt64)
    /// The chain is another than the block commits to.
    case commitment(expected: Word, got: Word)
}
