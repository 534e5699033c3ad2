// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Makes blocks when told to, whether or not it also makes them by the clock.
public protocol BlockMaker: Sendable {
    /// Makes the next block of what waits, empty if nothing does.
    ///
    /// When this returns, the block is on disk.
    ///
    /// - Returns: The block's header.
    /// - Throws: ``BlockMakingFailure``; no transaction is lost then.
    func makeBlock() async throws(BlockMakingFailure) -> BlockHeader
}

/// Why a block was not made.
public enum BlockMakingFailure: Error, Equatable, Sendable {
    /// Another block is being made.
    case busy
    /// Validator, store or the waiting transactions do not allow one now.
    case unavailable(reason: String)
}
