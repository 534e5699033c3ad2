// SPDX-License-Identifier: MIT

public import ByteCoding
public import MerkleStructures

/// Why a vault cannot take or give an asset.
public enum AssetVaultError: Error, Equatable, Sendable {
    /// One key twice.
    case duplicateAsset(AssetVaultKey)
    /// The sum is too big.
    case addition(AssetError)
    /// Less is there than is taken.
    case subtraction(AssetError)
    /// Nothing of it is there.
    case fungibleAssetNotFound(FungibleAsset)
    /// It is not there.
    case nonFungibleAssetNotFound(NonFungibleAsset)
    /// It is there already.
    case duplicateNonFungibleAsset(NonFungibleAsset)
    /// The tree refuses an entry.
    case tree(MerkleError)
}

extension AssetVaultError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .duplicateAsset, .duplicateNonFungibleAsset: "each asset once"
        case .addition(let error), .subtraction(let error): error.rule
        case .fungibleAssetNotFound, .nonFungibleAssetNotFound: "an asset that is there"
        case .tree: "at most 1024 assets in a leaf"
        }
    }
}
