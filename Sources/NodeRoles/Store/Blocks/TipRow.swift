// SPDX-License-Identifier: MIT

import FieldArithmetic
import ProtocolTypes

/// The last block, as far as the next one has to know it.
struct TipRow {
    let number: BlockNumber
    let commitment: Word
    let timestamp: UInt32
    let counts: ChainCounts

    /// The last block of the chain; nil before genesis.
    static func last(in database: Database) throws(DatabaseError) -> TipRow? {
        try database.first(
            """
            SELECT number, commitment, timestamp, transactions, notes, nullifiers, accounts
            FROM blocks ORDER BY number DESC LIMIT 1
            """
        ) { (row) throws(DatabaseError) in
            TipRow(
                number: try row.blockNumber(0),
                commitment: try row.word(1),
                timestamp: try row.integer(2, as: UInt32.self),
                counts: ChainCounts(
                    transactions: try row.integer(3, as: Int.self),
                    notes: try row.integer(4, as: Int.self),
                    nullifiers: try row.integer(5, as: Int.self),
                    accounts: try row.integer(6, as: Int.self)
                )
            )
        }
    }
}
