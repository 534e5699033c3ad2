// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// Whether the state of an account is on chain.
public enum AccountType: UInt8, Sendable, CaseIterable {
    /// Only the commitment is on chain.
    case `private` = 0
    /// The whole state is on chain.
    case `public` = 1
}

/// The name of an account: 120 bits in two elements.
///
/// The prefix ends, from its low end, in four bits of version (1) and one bit of type. The suffix
/// has its top bit and its low byte clear. Being a faucet or a network account is no property of
/// the id but of code and storage.
public struct AccountID: Hashable, Sendable {
    /// The only version there is.
    public static let version: UInt8 = 1
    /// The length of the byte form.
    public static let byteCount = 15

    /// Hash, type and version.
    public let prefix: Felt
    /// Hash bits; the low byte is zero.
    public let suffix: Felt

    /// Checks the version first, then the suffix's top bit, then its low byte.
    public init(prefix: Felt, suffix: Felt) throws(AccountIDError) {
        try Self.checkPrefix(prefix)
        guard suffix.value >> 63 == 0 else { throw .suffixTopBitSet }
        guard suffix.value & 0xFF == 0 else {
            throw .suffixLowByteSet(UInt8(truncatingIfNeeded: suffix.value))
        }
        self.prefix = prefix
        self.suffix = suffix
    }

    /// Takes parts that were checked.
    init(unchecked prefix: Felt, _ suffix: Felt) {
        self.prefix = prefix
        self.suffix = suffix
    }

    /// Checks a prefix that stands alone.
    public static func checkPrefix(_ prefix: Felt) throws(AccountIDError) {
        let version = UInt8(prefix.value & 15)
        guard version == Self.version else { throw .unknownVersion(version) }
    }

    /// Checks a prefix that stands alone and may not be canonical.
    public static func checkedPrefix(_ value: UInt64) throws(AccountIDError) -> Felt {
        guard let prefix = try? Felt(canonical: value) else { throw .prefixNotCanonical(value) }
        try checkPrefix(prefix)
        return prefix
    }

    /// Whether the state is on chain.
    public var type: AccountType { prefix.value >> 4 & 1 == 1 ? .public : .private }
    /// True when the whole state is on chain.
    public var isPublic: Bool { type == .public }

    /// The key in the account tree and in the advice map: `[0, 0, suffix, prefix]`.
    public var key: Word { Word(.zero, .zero, suffix, prefix) }

    /// The id whose tree key this is.
    public init(key: Word) throws(AccountIDError) {
        guard key.e0 == .zero, key.e1 == .zero else { throw .keyElementsSet }
        try self.init(prefix: key.e3, suffix: key.e2)
    }

    /// Prefix and suffix as one integer.
    public var integer: UInt128 { UInt128(prefix.value) << 64 | UInt128(suffix.value) }

    /// Reads an integer; its lowest byte is dropped without complaint.
    public init(integer: UInt128) throws(AccountIDError) {
        let prefix = try Self.checkedPrefix(UInt64(truncatingIfNeeded: integer >> 64))
        let suffix = UInt64(truncatingIfNeeded: integer) & ~0xFF
        try self.init(prefix: prefix, suffix: Felt(reducing: suffix))
    }
}

extension AccountID: Comparable {
    /// Orders by prefix, then by suffix.
    public static func < (lhs: AccountID, rhs: AccountID) -> Bool {
        lhs.prefix == rhs.prefix ? lhs.suffix < rhs.suffix : lhs.prefix < rhs.prefix
    }
}
