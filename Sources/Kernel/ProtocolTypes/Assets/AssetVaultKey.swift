// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// How amounts of an asset add up.
public enum AssetComposition: UInt8, Sendable {
    /// They do not: each asset is one of its kind.
    case none = 0
    /// They are sums.
    case fungible = 1
}

/// Which asset a value belongs to: the key in a vault.
///
/// `[id0, id1, faucet suffix | composition | callbacks << 2, faucet prefix]`. With and without
/// callbacks are different keys, hence two balances.
public struct AssetVaultKey: Hashable, Sendable {
    /// The two id elements; zero for fungible assets.
    public let assetID: AssetID
    /// Who issues the asset.
    public let faucetID: AccountID
    /// How amounts add up.
    public let composition: AssetComposition
    /// True when the faucet's callbacks run where the asset goes.
    public let hasCallbacks: Bool

    /// The key of a fungible asset.
    public init(fungibleOf faucetID: AccountID, hasCallbacks: Bool = false) {
        assetID = AssetID(.zero, .zero)
        self.faucetID = faucetID
        composition = .fungible
        self.hasCallbacks = hasCallbacks
    }

    /// The key of a non-fungible asset with the given value.
    public init(nonFungibleOf faucetID: AccountID, value: Word, hasCallbacks: Bool = false) {
        assetID = AssetID(value.e0, value.e1)
        self.faucetID = faucetID
        composition = .none
        self.hasCallbacks = hasCallbacks
    }

    /// Reads a key; the flags are looked at before the faucet.
    public init(word: Word) throws(AssetError) {
        let flags = UInt8(truncatingIfNeeded: word.e2.value)
        guard flags >> 3 == 0 else { throw .reservedFlags(flags) }
        composition = try Self.composition(flags & 3)
        hasCallbacks = flags & 4 != 0
        let suffix = Felt(reducing: word.e2.value & ~0xFF)
        do { faucetID = try AccountID(prefix: word.e3, suffix: suffix) } catch {
            throw .faucet(error)
        }
        assetID = AssetID(word.e0, word.e1)
        if composition == .fungible, assetID != AssetID(.zero, .zero) {
            throw .fungibleKeyWithID
        }
    }

    /// The composition behind a code.
    static func composition(_ code: UInt8) throws(AssetError) -> AssetComposition {
        switch code {
        case 0: .none
        case 1: .fungible
        case 2: throw .customComposition
        default: throw .unknownComposition(code)
        }
    }

    /// The word of the key.
    public var word: Word {
        let flags = UInt64(composition.rawValue) | (hasCallbacks ? 4 : 0)
        let suffix = Felt(reducing: faucetID.suffix.value | flags)
        return Word(assetID.suffix, assetID.prefix, suffix, faucetID.prefix)
    }
}

/// The two elements that tell a faucet's non-fungible assets apart.
public struct AssetID: Hashable, Sendable {
    /// Element 0 of the key.
    public let suffix: Felt
    /// Element 1 of the key.
    public let prefix: Felt

    /// An id of two elements.
    public init(_ suffix: Felt, _ prefix: Felt) {
        self.suffix = suffix
        self.prefix = prefix
    }

    /// `0x` and 32 digits: prefix, then suffix, big-endian.
    public var hex: String { "0x" + (hexOfInteger(prefix.value) + hexOfInteger(suffix.value)) }
}

/// Sixteen digits, most significant first.
func hexOfInteger(_ value: UInt64) -> String {
    hexDigits((0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(56 - 8 * $0)) })
}

extension AssetVaultKey: Comparable, ByteEncodable, ByteDecodable {
    /// Orders as words are.
    public static func < (lhs: AssetVaultKey, rhs: AssetVaultKey) -> Bool { lhs.word < rhs.word }

    /// Appends 32 bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(word) }

    /// Reads 32 bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let word = try reader.readWord()
        self = try reader.checked(at: start) { () throws(AssetError) in
            try AssetVaultKey(word: word)
        }
    }
}
