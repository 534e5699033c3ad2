// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import ProtocolTypes

/// One state of the chain, as ``Store/read(_:)`` shows it.
///
/// All answers belong together: blocks that are applied meanwhile are not seen. It cannot leave
/// the closure that it is given to.
public struct Snapshot: ~Copyable {
    let database: Database
    /// The last block; nil before genesis.
    public let tip: ChainTip?

    init(database: Database) throws(DatabaseError) {
        self.database = database
        // The first read decides which state the snapshot shows.
        tip = try database.first(
            """
            SELECT number, commitment, transactions, notes, nullifiers, accounts
            FROM blocks ORDER BY number DESC LIMIT 1
            """
        ) { (row) throws(DatabaseError) in
            ChainTip(
                number: try row.blockNumber(0),
                commitment: try row.word(1),
                counts: try row.counts(2)
            )
        }
    }
}

/// The last block of a chain.
public struct ChainTip: Hashable, Sendable {
    /// Its height.
    public let number: BlockNumber
    /// Its commitment.
    public let commitment: Word
    /// What the chain holds.
    public let counts: ChainCounts
}
