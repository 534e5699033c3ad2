// SPDX-License-Identifier: MIT

public import ByteCoding
public import MerkleStructures

/// Why headers and a range do not make a partial blockchain.
public enum PartialBlockchainError: Error, Equatable, Sendable {
    /// A header lies beyond the chain.
    case blockNumberTooBig(BlockNumber, chainLength: UInt64)
    /// Two headers have one number.
    case duplicateBlock(BlockNumber)
    /// The range does not follow the block.
    case untrackedBlock(BlockNumber)
    /// The range holds another block at this height.
    case path(BlockNumber, MerkleError)
    /// A block is not the next of the chain.
    case notNext(expected: UInt64, got: BlockNumber)
}

extension PartialBlockchainError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .blockNumberTooBig: "a header within the chain"
        case .duplicateBlock: "distinct headers"
        case .untrackedBlock: "headers of tracked blocks"
        case .path: "a header that the chain commits to"
        case .notNext: "the next header"
        }
    }
}
