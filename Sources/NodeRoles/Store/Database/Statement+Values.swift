// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes

/// Columns as the values that this module writes into them.
extension Statement {
    /// The bytes of a column that may be empty.
    func blobOrNull(_ column: Int) -> [UInt8]? { isNull(column) ? nil : blob(column) }

    /// The word in a column of 32 bytes.
    func word(_ column: Int) throws(DatabaseError) -> Word {
        do { return try Word(bytes: blob(column)) } catch { throw .unexpectedRow("word") }
    }

    /// The integer of a column that was written from this type.
    func integer<Value: FixedWidthInteger>(
        _ column: Int,
        as type: Value.Type
    ) throws(DatabaseError) -> Value {
        guard let value = Value(exactly: integer(column)) else { throw .unexpectedRow("integer") }
        return value
    }

    /// The height in a column.
    func blockNumber(_ column: Int) throws(DatabaseError) -> BlockNumber {
        BlockNumber(try integer(column, as: UInt32.self))
    }

    /// The value whose byte form fills a column.
    func decoded<Value: ByteDecodable>(
        _ column: Int,
        as type: Value.Type = Value.self
    ) throws(DatabaseError) -> Value {
        do { return try Value(decoding: blob(column)) } catch {
            throw .unexpectedRow(String(describing: type))
        }
    }

    /// The counts in four columns: transactions, notes, nullifiers, accounts.
    func counts(_ column: Int) throws(DatabaseError) -> ChainCounts {
        ChainCounts(
            transactions: try integer(column, as: Int.self),
            notes: try integer(column + 1, as: Int.self),
            nullifiers: try integer(column + 2, as: Int.self),
            accounts: try integer(column + 3, as: Int.self)
        )
    }
}
