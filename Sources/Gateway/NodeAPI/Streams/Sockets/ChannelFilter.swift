// SPDX-License-Identifier: MIT

internal import ProtocolTypes

/// Which blocks a channel tells of, and what it tells of them.
enum ChannelFilter: Sendable, Equatable {
    case transactions(of: Set<AccountID>)
    case notes(tagged: Set<NoteTag>)
    case nullifiers(prefixed: Set<UInt16>)
}

/// What a search along the chain has found.
struct ChannelMatch: Sendable, Equatable {
    /// The last block that was searched; the next search begins behind it.
    let through: BlockNumber
    /// What the last block has for the filter, as JSON; nil if nothing was found up to it.
    let data: [UInt8]?
}

/// Where subscriptions read from; they hold nothing but their place in it.
protocol ChannelSource: AnyObject, Sendable {
    /// The shared blocks.
    var ring: BlockRing { get }
    /// The first block from a height on that has something for a filter; nil beyond the tip.
    func nextMatch(_ filter: ChannelFilter, from number: BlockNumber) throws -> ChannelMatch?
    /// How far a transaction has come, as JSON, and whether that is the end.
    func transaction(_ id: TransactionID) throws -> (json: [UInt8], isSettled: Bool)?
    /// What waits, as JSON, under a number that grows with every change.
    func mempoolState() -> (revision: UInt64, json: [UInt8])?
    /// Where the node stands, as JSON.
    func statusState() throws -> [UInt8]
}
