// SPDX-License-Identifier: MIT

import ProtocolTypes

func label(of error: AccountError) -> String {
    switch error {
    case .tooFewProcedures: "AccountCodeNoProcedures"
    case .tooManyProcedures: "AccountCodeTooManyProcedures"
    case .procedureNotInForest: "ProcedureNotInForest"
    case .noAuthProcedure: "AccountCodeNoAuthComponent"
    case .severalAuthProcedures: "AccountComponentMultipleAuthProcedures"
    case .secondAuthComponent: "AccountCodeMultipleAuthComponents"
    case .seedMissing: "NewAccountMissingSeed"
    case .seedOfExistingAccount: "ExistingAccountWithSeed"
    case .seedOfOtherAccount: "AccountIdSeedMismatch"
    case .seedInvalid(let cause): "SeedConvertsToInvalidAccountId." + label(of: cause as any Error)
    }
}

func label(of error: StorageError) -> String {
    switch error {
    case .tooManySlots: "StorageTooManySlots"
    case .duplicateName: "DuplicateStorageSlotName"
    case .slotNotFound: "StorageSlotNameNotFound"
    case .slotNotValue: "StorageSlotNotValue"
    case .slotNotMap: "StorageSlotNotMap"
    case .duplicateKey: "DuplicateKey"
    case .tree: "MaxNumLeavesExceeded"
    }
}

func label(of error: StorageSlotNameError) -> String {
    switch error {
    case .tooShort: "TooShort"
    case .tooLong: "TooLong"
    case .unexpectedColon: "UnexpectedColon"
    case .unexpectedUnderscore: "UnexpectedUnderscore"
    case .invalidCharacter: "InvalidCharacter"
    }
}

func label(of error: AssetVaultError) -> String {
    switch error {
    case .duplicateAsset: "DuplicateAsset.DuplicateValuesForIndex"
    case .addition(let cause):
        "AddFungibleAssetBalanceError." + label(of: cause as any Error)
    case .subtraction(let cause):
        "SubtractFungibleAssetBalanceError." + label(of: cause as any Error)
    case .fungibleAssetNotFound: "FungibleAssetNotFound"
    case .nonFungibleAssetNotFound: "NonFungibleAssetNotFound"
    case .duplicateNonFungibleAsset: "DuplicateNonFungibleAsset"
    case .tree: "MaxLeafEntriesExceeded"
    }
}

func label(of error: DeltaError) -> String {
    switch error {
    case .changeWithoutNonce: "NonEmptyStorageOrVaultDeltaWithZeroNonceDelta"
    case .slotUsedAsBothTypes: "StorageSlotUsedAsDifferentTypes"
    case .duplicateNonFungibleChange: "DuplicateNonFungibleVaultUpdate"
    case .keyNotFungible: "NotAFungibleFaucetId"
    case .amountOverflow: "FungibleAssetDeltaOverflow"
    case .nonceDeltaOverflow: "NonceIncrementOverflow"
    case .nonceOverflow: "NonceOverflow"
    case .twoFullStates: "MergingFullStateDeltas"
    case .accountHasSeed: "DeltaFromAccountWithSeed"
    case .partialState: "PartialStateDeltaToAccount"
    case .fullStateApplied: "ApplyFullStateDeltaToAccount"
    case .incompatibleUpdates: "IncompatibleAccountUpdates"
    case .storage(let cause): label(of: cause)
    case .vault(let cause): "AssetVaultUpdateError." + label(of: cause)
    case .account(let cause): label(of: cause)
    }
}

func label(of error: AccountUpdateError) -> String {
    switch error {
    case .tooLong: "AccountUpdateSizeLimitExceeded"
    case .privateAccountWithDetails: "PrivateAccountWithDetails"
    case .publicAccountWithoutDetails: "PublicStateAccountMissingDetails"
    case .newAccountWithoutFullState(_, let cause):
        "NewPublicStateAccountRequiresFullStateDelta." + label(of: cause)
    case .otherAccount: "AccountIdMismatch"
    case .otherFinalCommitment: "AccountFinalCommitmentMismatch"
    }
}
