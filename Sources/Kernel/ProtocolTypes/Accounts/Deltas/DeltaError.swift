// SPDX-License-Identifier: MIT

public import ByteCoding

/// Why changes make no delta, or a delta cannot be applied.
public enum DeltaError: Error, Equatable, Sendable {
    /// Something changes but the nonce does not.
    case changeWithoutNonce
    /// A slot is a value and a map.
    case slotUsedAsBothTypes(String)
    /// A non-fungible asset comes twice, or goes twice.
    case duplicateNonFungibleChange(NonFungibleAsset)
    /// An amount under a key that is not fungible.
    case keyNotFungible(AssetVaultKey)
    /// The sum of amounts does not fit 64 bits.
    case amountOverflow(AssetVaultKey, Int64, Int64)
    /// The sum of two deltas' nonces wraps.
    case nonceDeltaOverflow(UInt64, UInt64)
    /// The account's nonce wraps.
    case nonceOverflow(current: UInt64, increment: UInt64)
    /// Two deltas that each hold a full state.
    case twoFullStates
    /// An account that still has its seed.
    case accountHasSeed(AccountID)
    /// A delta that holds no full state.
    case partialState(AccountID)
    /// A full state is no change of an account.
    case fullStateApplied(AccountID)
    /// A private update and a public one.
    case incompatibleUpdates
    /// The storage refuses a change.
    case storage(StorageError)
    /// The vault refuses a change.
    case vault(AssetVaultError)
    /// The parts of a full state make no account.
    case account(AccountError)
}

extension DeltaError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .changeWithoutNonce: "a change of the nonce with any other change"
        case .slotUsedAsBothTypes: "a slot of one type"
        case .duplicateNonFungibleChange: "each non-fungible asset once"
        case .keyNotFungible: "a fungible asset key"
        case .amountOverflow: "amounts of 64 bits"
        case .nonceDeltaOverflow, .nonceOverflow: "a nonce below the modulus"
        case .twoFullStates: "at most one full state"
        case .accountHasSeed: "an account without a seed"
        case .partialState: "a delta of a full state"
        case .fullStateApplied: "a delta of a partial state"
        case .incompatibleUpdates: "updates of one kind"
        case .storage(let error): error.rule
        case .vault(let error): error.rule
        case .account(let error): error.rule
        }
    }
}
