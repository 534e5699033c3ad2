// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import ProtocolTypes

/// Puts one block on the chain, inside a transaction that is undone when a step throws.
struct BlockApplication {
    let database: Database
    let rows: BlockRows

    var number: BlockNumber { rows.claims.number }

    /// Checks the block against the chain, and writes it.
    ///
    /// Each step checks what it writes; a root that comes out otherwise than claimed undoes all.
    func run() throws(BlockApplicationError) {
        // 1 - the body belongs to the header
        do { try rows.checkBody() } catch { throw .refused(error) }
        // 2 - the header follows on the tip
        let tip = try storing { () throws(DatabaseError) in try TipRow.last(in: database) }
        try checkPosition(after: tip)
        // 3 - the row that the others refer to
        try applyBlock(after: tip)
        // 4 - the contents
        try applyTransactions()
        try applyNotes()
        try applyNullifiers()
        try applyAccounts()
    }

    /// Runs reads and writes whose failure is the database's.
    func storing<Value>(
        _ body: () throws(DatabaseError) -> Value
    ) throws(BlockApplicationError) -> Value {
        do { return try body() } catch { throw .database(error) }
    }

    private func checkPosition(after tip: TipRow?) throws(BlockApplicationError) {
        var expected = BlockNumber.genesis
        if let tip {
            guard let next = tip.number.next else { throw .refused(.chainFull) }
            expected = next
        }
        guard number == expected else {
            throw .refused(.number(expected: expected, got: number))
        }
        let previous = tip?.commitment ?? .zero
        guard rows.claims.previous == previous else {
            throw .refused(.previousCommitment(expected: previous, got: rows.claims.previous))
        }
        if let tip, rows.claims.timestamp <= tip.timestamp {
            throw .refused(.timestamp(previous: tip.timestamp, got: rows.claims.timestamp))
        }
        let chain = try storing { () throws(DatabaseError) in
            try StoredRange(database: database).peaks(leafCount: UInt64(number.value)).hash
        }
        guard rows.claims.chain == chain else {
            throw .refused(.chainCommitment(expected: chain, got: rows.claims.chain))
        }
    }

    /// Changes a tree, if that leads to the root that the header claims.
    func apply(
        _ entries: [(Word, Word)],
        to tree: StoredTree,
        claimed: Word,
        refusal: (_ expected: Word, _ got: Word) -> BlockRefusal
    ) throws(BlockApplicationError) {
        let mutations: MutationSet
        do { mutations = try SparseTreeUpdate.mutations(for: entries, in: tree) } catch {
            switch error {
            case .source(let failure): throw .database(failure)
            // A leaf that cannot take another entry leads to no root at all.
            case .refused: throw .refused(refusal(claimed, .zero))
            }
        }
        guard mutations.newRoot == claimed else {
            throw .refused(refusal(claimed, mutations.newRoot))
        }
        try storing { () throws(DatabaseError) in try tree.apply(mutations) }
    }
}
