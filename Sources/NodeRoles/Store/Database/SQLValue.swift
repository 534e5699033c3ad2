// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes

/// A value bound to a statement.
enum SQLValue {
    case int64(Int64)
    case blob([UInt8])
    case text(String)
    case null

    /// An integer by its low 64 bits: unsigned ones above the signed range become negative.
    static func integer(_ value: some BinaryInteger) -> SQLValue {
        .int64(Int64(truncatingIfNeeded: value))
    }

    /// Bytes, or NULL.
    static func blob(orNull value: [UInt8]?) -> SQLValue {
        if let value { return .blob(value) }
        return .null
    }

    /// A word as its 32 bytes.
    static func word(_ word: Word) -> SQLValue { .blob(word.bytes) }

    /// An account id as its 15 bytes.
    static func account(_ id: AccountID) -> SQLValue { .blob(id.encodedBytes) }

    /// A height.
    static func block(_ number: BlockNumber) -> SQLValue { .integer(number.value) }
}
