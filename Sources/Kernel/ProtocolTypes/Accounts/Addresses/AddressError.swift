// SPDX-License-Identifier: MIT

public import ByteCoding

/// Why a text is no address.
public enum AddressError: Error, Equatable, Sendable {
    /// The text ends in an underscore.
    case trailingSeparator
    /// The part before the underscore is no id.
    case id(AccountIDError)
    /// The part behind the underscore is no bech32m.
    case routingText(Bech32Error)
    /// A parameter has a key that is not known.
    case unknownKey(UInt8)
    /// A parameter comes twice.
    case duplicateKey(UInt8)
    /// The profile is missing.
    case profileMissing
    /// The bytes end in a parameter.
    case truncated
    /// The tag is longer than 32 bits.
    case tagLength(UInt8)
    /// The interface is not known.
    case unknownInterface(UInt16)
    /// The kind of encryption key is not known.
    case unknownEncryptionScheme(UInt8)
    /// The encryption key is no point.
    case encryptionKey
}

extension AddressError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .trailingSeparator: "no underscore at the end"
        case .id(let error): error.rule
        case .routingText: "bech32m routing parameters"
        case .unknownKey: "routing parameters that are known"
        case .duplicateKey: "each routing parameter once"
        case .profileMissing: "a routing profile"
        case .truncated: "whole routing parameters"
        case .tagLength: "a tag length of at most 32"
        case .unknownInterface: "an interface that is known"
        case .unknownEncryptionScheme, .encryptionKey: "an encryption key"
        }
    }
}
