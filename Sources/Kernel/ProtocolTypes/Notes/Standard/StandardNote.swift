// SPDX-License-Identifier: MIT

/// The notes that every network knows by their scripts.
public enum StandardNote: UInt8, Sendable, CaseIterable {
    /// Pay to an account.
    case p2id
    /// Pay to an account, with a time lock and a way back.
    case p2ide
    /// One asset for another.
    case swap
    /// One amount for another, in parts.
    case partialSwap
    /// Ask a faucet to mint.
    case mint
    /// Give an asset back to its faucet.
    case burn

    /// The number of storage items, or the least of it for mint notes.
    public var storageItemCount: Int {
        switch self {
        case .p2id: 2
        case .p2ide: 4
        case .swap: 14
        case .partialSwap: 7
        case .mint: 13
        case .burn: 0
        }
    }
}
