// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes

/// Recomputes everything that can be recomputed from the blocks, and compares.
///
/// Walks the chain once; what it holds in memory does not grow with the chain, only with its
/// greatest account.
struct IntegrityCheck {
    let database: Database
    /// More faults than this are not looked for.
    let faultsMax: Int
    private(set) var faults: [IntegrityFault] = []

    init(database: Database, faultsMax: Int) {
        self.database = database
        self.faultsMax = faultsMax
    }

    /// Compares blocks with rows, then trees with the last header.
    mutating func run() throws(DatabaseError) {
        let last = try checkBlocks()
        try checkAccounts()
        try checkAccountTree(last)
        try checkNullifierTree(last)
    }

    mutating func report(_ fault: IntegrityFault) {
        if faults.count < faultsMax { faults.append(fault) }
    }

    var isFull: Bool { faults.count >= faultsMax }

    /// Follows the chain from genesis to its last header.
    private mutating func checkBlocks() throws(DatabaseError) -> BlockHeader? {
        var parent: BlockHeader?
        var counts = ChainCounts()
        var range = PartialMountainRange()
        var number = BlockNumber.genesis
        while !isFull, let row = try blockRow(number) {
            let block: SignedBlock
            do { block = try SignedBlock(decoding: row.bytes) } catch {
                report(.malformedBlock(number, error))
                return parent
            }
            check(row, block, number)
            checkChain(number, block.header, parent: parent, range: range)
            try checkContents(block, counts: &counts)
            if row.counts != counts { report(.blockRow(number)) }
            try checkRange(number, block.header.commitment, range: &range)
            parent = block.header
            guard let next = number.next else { break }
            number = next
        }
        let count = try database.first("SELECT count(*) FROM blocks") { $0.integer(0) }
        if !isFull && count != Int64(number.value) { report(.blockNumber(number)) }
        return parent
    }

    private struct BlockRow {
        let commitment: Word
        let header: [UInt8]
        let bytes: [UInt8]
        let counts: ChainCounts
    }

    private func blockRow(_ number: BlockNumber) throws(DatabaseError) -> BlockRow? {
        try database.first(
            """
            SELECT commitment, header, bytes, transactions, notes, nullifiers, accounts
            FROM blocks WHERE number = ?
            """,
            .block(number)
        ) { (row) throws(DatabaseError) in
            BlockRow(
                commitment: try row.word(0),
                header: row.blob(1),
                bytes: row.blob(2),
                counts: try row.counts(3)
            )
        }
    }

    private mutating func check(_ row: BlockRow, _ block: SignedBlock, _ number: BlockNumber) {
        if block.header.number != number { report(.blockNumber(number)) }
        if block.encodedBytes != row.bytes { report(.blockForm(number)) }
        if row.commitment != block.header.commitment || row.header != block.header.encodedBytes {
            report(.blockRow(number))
        }
        do { try block.verify() } catch { report(.block(number, error)) }
    }

    private mutating func checkChain(
        _ number: BlockNumber,
        _ header: BlockHeader,
        parent: BlockHeader?,
        range: PartialMountainRange
    ) {
        let isNext = header.previousCommitment == parent?.commitment ?? .zero
        let isSameValidator = parent.map { $0.validatorKey == header.validatorKey } ?? true
        if !isNext || !isSameValidator || header.chainCommitment != range.peaksHash {
            report(.chain(number))
        }
    }

    /// Compares the rows that a block added with what is in the block.
    private mutating func checkContents(
        _ block: SignedBlock,
        counts: inout ChainCounts
    ) throws(DatabaseError) {
        let (number, body) = (block.header.number, block.body)
        let snapshot = try Snapshot(database: database)
        let headers = try snapshot.transactions(in: number).map { $0.header }
        if headers != body.transactions { report(.transactions(number)) }
        let notes = try snapshot.notes(in: number)
        let placed = (try? body.placedNotes()) ?? []
        let areSame = zip(notes, placed).allSatisfy {
            $0.index == $1.index && $0.header == $1.note.header && $0.bytes == $1.note.encodedBytes
        }
        if !areSame || notes.count != placed.count { report(.notes(number)) }
        let nullifiers = try snapshot.nullifiers(in: number).map { $0.nullifier }
        if nullifiers != body.nullifiers { report(.nullifiers(number)) }
        let updates = try snapshot.accountUpdates(in: number).map {
            BlockAccountUpdate(accountID: $0.id, finalState: $0.commitment, details: $0.details)
        }
        if updates != body.accountUpdates { report(.accountUpdates(number)) }
        counts.transactions += body.transactions.count
        counts.notes += placed.count
        counts.nullifiers += body.nullifiers.count
        for update in body.accountUpdates {
            var isOld = false
            if let before = number.previous {
                isOld = try snapshot.commitment(of: update.accountID, at: before) != nil
            }
            if !isOld { counts.accounts += 1 }
        }
    }

    private mutating func checkRange(
        _ number: BlockNumber,
        _ commitment: Word,
        range: inout PartialMountainRange
    ) throws(DatabaseError) {
        let stored = StoredRange(database: database)
        let holds = try stored.holds(commitment, at: UInt64(number.value))
        do { try range.append(commitment) } catch {
            report(.range(number))
            return
        }
        if !holds { report(.range(number)) }
    }
}
