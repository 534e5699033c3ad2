// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// One thing of its kind.
public struct NonFungibleAsset: Hashable, Sendable {
    /// Who issues it.
    public let faucetID: AccountID
    /// The hash of what it stands for.
    public let value: Word
    /// True when the faucet's callbacks run where the asset goes.
    public let hasCallbacks: Bool

    /// Creates an asset from its value.
    public init(faucetID: AccountID, value: Word, hasCallbacks: Bool = false) {
        self.faucetID = faucetID
        self.value = value
        self.hasCallbacks = hasCallbacks
    }

    /// Creates the asset that stands for `data`.
    public init(faucetID: AccountID, data: [UInt8], hasCallbacks: Bool = false) {
        self.init(
            faucetID: faucetID,
            value: Poseidon2.hash(bytes: data),
            hasCallbacks: hasCallbacks
        )
    }

    /// The key in a vault.
    public var key: AssetVaultKey {
        AssetVaultKey(nonFungibleOf: faucetID, value: value, hasCallbacks: hasCallbacks)
    }
}
