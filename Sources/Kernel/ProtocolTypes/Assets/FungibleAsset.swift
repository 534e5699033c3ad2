// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// An amount of something that adds up.
public struct FungibleAsset: Hashable, Sendable {
    /// The most that one asset can hold: 2^63 - 2^31.
    public static let maxAmount: UInt64 = 9_223_372_034_707_292_160

    /// Who issues it.
    public let faucetID: AccountID
    /// How much there is, in base units, at most ``maxAmount``.
    public let amount: UInt64
    /// True when the faucet's callbacks run where the asset goes.
    public let hasCallbacks: Bool

    /// Creates an amount.
    /// - Throws: ``AssetError/amountTooBig(_:)``.
    public init(
        faucetID: AccountID,
        amount: UInt64,
        hasCallbacks: Bool = false
    ) throws(AssetError) {
        guard amount <= Self.maxAmount else { throw .amountTooBig(amount) }
        self.faucetID = faucetID
        self.amount = amount
        self.hasCallbacks = hasCallbacks
    }

    /// The key in a vault.
    public var key: AssetVaultKey {
        AssetVaultKey(fungibleOf: faucetID, hasCallbacks: hasCallbacks)
    }

    /// The value in a vault: `[amount, 0, 0, 0]`.
    public var value: Word { Word(Felt(reducing: amount), .zero, .zero, .zero) }

    /// The sum of two amounts of one key.
    public func adding(_ other: FungibleAsset) throws(AssetError) -> FungibleAsset {
        guard key == other.key else { throw .differentKeys }
        // Each is below 2^63, so the sum cannot overflow.
        return try FungibleAsset(
            faucetID: faucetID,
            amount: amount + other.amount,
            hasCallbacks: hasCallbacks
        )
    }

    /// What is left when another amount of the same key is taken.
    public func subtracting(_ other: FungibleAsset) throws(AssetError) -> FungibleAsset {
        guard key == other.key else { throw .differentKeys }
        guard other.amount <= amount else {
            throw .amountNotSufficient(minuend: amount, subtrahend: other.amount)
        }
        return try FungibleAsset(
            faucetID: faucetID,
            amount: amount - other.amount,
            hasCallbacks: hasCallbacks
        )
    }
}
