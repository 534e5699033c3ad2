// SPDX-License-Identifier: MIT

public import ByteCoding

/// Why something is no account id.
public enum AccountIDError: Error, Equatable, Sendable {
    /// The version nibble is not 1.
    case unknownVersion(UInt8)
    /// The suffix has its top bit set.
    case suffixTopBitSet
    /// The suffix has a low byte.
    case suffixLowByteSet(UInt8)
    /// The prefix is no field element.
    case prefixNotCanonical(UInt64)
    /// The lower elements of a tree key are set.
    case keyElementsSet
    /// The hex text does not have 32 characters.
    case hexLength(Int)
    /// The hex text does not start with `0x`.
    case hexPrefixMissing
    /// The hex text has another character than a digit.
    case hexDigit
    /// The text is no bech32m of an account id.
    case bech32(Bech32Error)
    /// The data of the bech32m text has another length.
    case dataLength(expected: Int, got: Int)
    /// The data of the bech32m text starts with another type than that of an account id.
    case unknownAddressType(UInt8)
}

extension AccountIDError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .unknownVersion: "an account id of version 1"
        case .suffixTopBitSet: "an account id suffix with a clear top bit"
        case .suffixLowByteSet: "an account id suffix with a clear low byte"
        case .prefixNotCanonical: "a canonical account id prefix"
        case .keyElementsSet: "a tree key whose lower elements are zero"
        case .hexLength, .hexPrefixMissing, .hexDigit: "an account id of 30 hex digits"
        case .bech32, .dataLength, .unknownAddressType: "a bech32m account id"
        }
    }
}
