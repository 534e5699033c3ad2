// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// Why something is no asset, or why assets do not combine.
public enum AssetError: Error, Equatable, Sendable {
    /// Bits 3 to 7 of a key's flags are set.
    case reservedFlags(UInt8)
    /// The composition is the one set aside for custom assets.
    case customComposition
    /// The composition is none that is defined.
    case unknownComposition(UInt8)
    /// The faucet's id is none.
    case faucet(AccountIDError)
    /// The key of a fungible asset carries an asset id.
    case fungibleKeyWithID
    /// The amount is above ``FungibleAsset/maxAmount``.
    case amountTooBig(UInt64)
    /// The value of a fungible asset has more than its amount.
    case fungibleValueElements(Word)
    /// The id in the key is not that of the value.
    case idNotOfValue(key: Word, value: Word)
    /// Two amounts of different keys.
    case differentKeys
    /// Less is there than is taken.
    case amountNotSufficient(minuend: UInt64, subtrahend: UInt64)
}

extension AssetError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .reservedFlags: "an asset key without reserved flags"
        case .customComposition, .unknownComposition: "a fungible or a non-fungible asset"
        case .faucet(let error): error.rule
        case .fungibleKeyWithID: "a fungible asset key without an asset id"
        case .amountTooBig: "an amount of at most 2^63 - 2^31"
        case .fungibleValueElements: "a fungible asset value of one element"
        case .idNotOfValue: "an asset id taken from the value"
        case .differentKeys: "assets of one key"
        case .amountNotSufficient: "an amount that suffices"
        }
    }
}
