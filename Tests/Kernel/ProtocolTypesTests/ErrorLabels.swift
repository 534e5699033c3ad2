// SPDX-License-Identifier: MIT

import ByteCoding
import ProtocolTypes

/// The label that the vectors give to what went wrong; nil when nothing did.
func refusal(of body: () throws -> Void) -> String? {
    do { try body() } catch { return label(of: error) }
    return nil
}

/// The label that the vectors give to an error; the error itself if there is none.
func label(of error: any Error) -> String {
    switch error {
    case let error as AccountIDError: label(of: error)
    case let error as AssetError: label(of: error)
    case let error as AccountError: label(of: error)
    case let error as StorageError: label(of: error)
    case let error as StorageSlotNameError: label(of: error)
    case let error as DeltaError: label(of: error)
    case let error as AssetVaultError: label(of: error)
    case let error as AccountUpdateError: label(of: error)
    case let error as NoteTagError: label(of: error)
    case let error as NoteError: label(of: error)
    case let error as NetworkAccountTargetError: label(of: error)
    case let error as NoteExecutionHintError: label(of: error)
    case let error as StandardNoteError: label(of: error)
    case let error as AddressError: label(of: error)
    case let error as SymbolError: label(of: error)
    case let error as FixedWidthStringError: label(of: error)
    case let error as BlockError: label(of: error)
    case let error as AccountTreeError: label(of: error)
    case let error as NullifierTreeError: label(of: error)
    case let error as PartialBlockchainError: label(of: error)
    case let error as DecodingFailure: label(of: error)
    default: "\(error)"
    }
}

private func label(of error: DecodingFailure) -> String {
    if case .truncated = error.cause { return "UnexpectedEOF" }
    return "InvalidValue"
}

private func label(of error: NoteTagError) -> String { "NoteTagLengthTooLarge" }

private func label(of error: AccountIDError) -> String {
    switch error {
    case .unknownVersion: "UnknownAccountIdVersion"
    case .suffixTopBitSet: "AccountIdSuffixMostSignificantBitMustBeZero"
    case .suffixLowByteSet: "AccountIdSuffixLeastSignificantByteMustBeZero"
    case .prefixNotCanonical: "AccountIdInvalidPrefixFieldElement.InvalidValue"
    case .keyElementsSet: "InvalidKey"
    case .hexLength: "AccountIdHexParseError.InvalidLength"
    case .hexPrefixMissing: "AccountIdHexParseError.MissingPrefix"
    case .hexDigit: "AccountIdHexParseError.InvalidChar"
    case .bech32: "Bech32DecodeError.DecodeError"
    case .dataLength: "Bech32DecodeError.InvalidDataLength"
    case .unknownAddressType: "Bech32DecodeError.UnknownAddressType"
    }
}

private func label(of error: AssetError) -> String {
    switch error {
    case .reservedFlags: "ReservedAssetMetadata"
    case .customComposition: "UnsupportedAssetComposition.Custom"
    case .unknownComposition: "UnknownAssetComposition"
    case .faucet(let cause): "InvalidFaucetAccountId." + label(of: cause)
    case .fungibleKeyWithID: "FungibleAssetIdMustBeZero"
    case .amountTooBig: "FungibleAssetAmountTooBig"
    case .fungibleValueElements: "FungibleAssetValueMostSignificantElementsMustBeZero"
    case .idNotOfValue: "NonFungibleAssetIdMustMatchValue"
    case .differentKeys: "FungibleAssetInconsistentVaultKeys"
    case .amountNotSufficient: "FungibleAssetAmountNotSufficient"
    }
}

private func label(of error: AddressError) -> String {
    switch error {
    case .trailingSeparator: "TrailingSeparator"
    case .id(let cause): label(of: cause)
    case .unknownKey: "UnknownRoutingParameterKey"
    case .routingText, .duplicateKey, .profileMissing, .truncated, .tagLength,
        .unknownInterface, .unknownEncryptionScheme, .encryptionKey:
        "DecodeError"
    }
}

private func label(of error: SymbolError) -> String {
    switch error {
    case .invalidLength: "InvalidLength"
    case .invalidCharacter: "InvalidCharacter"
    case .valueTooSmall: "ValueTooSmall"
    case .valueTooLarge: "ValueTooLarge"
    case .dataLeft: "DataNotFullyDecoded"
    }
}

private func label(of error: FixedWidthStringError) -> String {
    switch error {
    case .tooLong: "TooLong"
    case .invalidPadding: "InvalidPadding"
    case .invalidLength: "InvalidLengthPrefix"
    case .invalidUTF8: "InvalidUtf8"
    }
}
