// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import ProtocolTypes

extension Snapshot {
    /// The commitment of block 0, which names the network; nil before it is there.
    public func genesisCommitment() throws(DatabaseError) -> Word? { try commitment(of: .genesis) }

    /// The commitment of a block; nil if there is no such block.
    public func commitment(of number: BlockNumber) throws(DatabaseError) -> Word? {
        try database.first(
            "SELECT commitment FROM blocks WHERE number = ?",
            .block(number)
        ) { (row) throws(DatabaseError) in try row.word(0) }
    }

    /// The height of a block; nil if there is no such block.
    public func number(of commitment: Word) throws(DatabaseError) -> BlockNumber? {
        try database.first(
            "SELECT number FROM blocks WHERE commitment = ?",
            .word(commitment)
        ) { (row) throws(DatabaseError) in try row.blockNumber(0) }
    }

    /// The header of a block; nil if there is no such block.
    public func header(of number: BlockNumber) throws(DatabaseError) -> BlockHeader? {
        try database.first(
            "SELECT header FROM blocks WHERE number = ?",
            .block(number)
        ) { (row) throws(DatabaseError) in try row.decoded(0) }
    }

    /// The headers of a range of blocks, as far as they exist.
    ///
    /// - Parameters:
    ///   - numbers: The heights.
    ///   - isDescending: Begins with the greatest height.
    ///   - limit: The most headers.
    /// - Returns: At most `limit` headers by height, from the end where the reading begins.
    /// - Throws: ``DatabaseError``.
    public func headers(
        _ numbers: ClosedRange<BlockNumber>,
        isDescending: Bool = false,
        limit: Int
    ) throws(DatabaseError) -> [BlockHeader] {
        let order = isDescending ? "DESC" : "ASC"
        return try database.all(
            """
            SELECT header FROM blocks WHERE number BETWEEN ? AND ?
            ORDER BY number \(order) LIMIT ?
            """,
            .block(numbers.lowerBound),
            .block(numbers.upperBound),
            .integer(limit)
        ) { (row) throws(DatabaseError) in try row.decoded(0) }
    }

    /// A signed block; nil if there is no such block.
    public func block(_ number: BlockNumber) throws(DatabaseError) -> SignedBlock? {
        try database.first(
            "SELECT bytes FROM blocks WHERE number = ?",
            .block(number)
        ) { (row) throws(DatabaseError) in try row.decoded(0) }
    }

    /// What the chain held after a block; nil if there is no such block.
    public func counts(at number: BlockNumber) throws(DatabaseError) -> ChainCounts? {
        try database.first(
            "SELECT transactions, notes, nullifiers, accounts FROM blocks WHERE number = ?",
            .block(number)
        ) { (row) throws(DatabaseError) in try row.counts(0) }
    }

    /// The bytes of a signed block as they were applied; nil if there is no such block.
    public func blockBytes(_ number: BlockNumber) throws(DatabaseError) -> [UInt8]? {
        try database.first(
            "SELECT bytes FROM blocks WHERE number = ?",
            .block(number)
        ) { $0.blob(0) }
    }
}
