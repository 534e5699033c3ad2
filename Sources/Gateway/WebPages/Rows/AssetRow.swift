// SPDX-License-Identifier: MIT

/// An asset in a vault or note.
public struct AssetRow: Sendable, Equatable {
    /// What an asset amounts to.
    public enum Value: Sendable, Equatable {
        /// So many of equal units, as a decimal text in the faucet's own decimals.
        case amount(String)
        /// One of its kind, by the commitment to its data.
        case item(String)
    }

    /// The id of the faucet that minted it, in hex.
    public let faucet: String
    /// What its faucet calls it, when known.
    public let symbol: String?
    /// How much of it, or which one.
    public let value: Value

    /// Takes the values as they are.
    public init(
        faucet: String,
        symbol: String?,
        value: Value
    ) {
        self.faucet = faucet
        self.symbol = symbol
        self.value = value
    }
}
