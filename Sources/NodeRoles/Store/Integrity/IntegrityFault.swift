// SPDX-License-Identifier: MIT

public import ByteCoding
public import ProtocolTypes

/// A place where the rows of a store do not agree with each other.
public enum IntegrityFault: Error, Equatable, Sendable {
    /// The bytes of a block are none; later blocks were not looked at.
    case malformedBlock(BlockNumber, DecodingFailure)
    /// The bytes of a block are not those that it is written in.
    case blockForm(BlockNumber)
    /// A block is missing, or its number is not that of its row.
    case blockNumber(BlockNumber)
    /// A block does not hold on its own.
    case block(BlockNumber, BlockError)
    /// The header, commitment or counts beside a block are not its own.
    case blockRow(BlockNumber)
    /// A block does not follow on the one before, or commits to another chain.
    case chain(BlockNumber)
    /// The rows of a block's transactions are not those of the block.
    case transactions(BlockNumber)
    /// The rows of a block's notes are not those of the block.
    case notes(BlockNumber)
    /// The rows of a block's nullifiers are not those of the block.
    case nullifiers(BlockNumber)
    /// The rows of a block's account updates are not those of the block.
    case accountUpdates(BlockNumber)
    /// A node of the range is missing, or not the hash of those below it.
    case range(BlockNumber)
    /// A tree's nodes, leaves and root do not agree.
    case tree(String)
    /// The account tree does not lead to the root of the last header.
    case accountRoot
    /// The nullifier tree does not lead to the root of the last header.
    case nullifierRoot
    /// The row of an account is not that of its last update.
    case account(AccountID)
    /// The state of a public account is missing, or not the one that is committed to.
    case accountState(AccountID)
}
