// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import Signatures

/// Puts one block on the chain, inside a transaction that is undone when a step throws.
struct BlockApplication {
    let database: Database
    let block: SignedBlock
    /// The bytes of the block as it came.
    let bytes: [UInt8]

    var header: BlockHeader { block.header }

    /// The last block before this one.
    struct Parent {
        let header: BlockHeader
        let counts: ChainCounts
    }

    init(database: Database, block: SignedBlock, bytes: [UInt8]) {
        self.database = database
        self.block = block
        self.bytes = bytes
    }

    /// Reads a block, which must be written in the one form that it has.
    init(encoded bytes: [UInt8], to database: Database) throws(BlockApplicationError) {
        let block: SignedBlock
        do { block = try SignedBlock(decoding: bytes) } catch {
            throw .refused(.malformed(error))
        }
        guard block.encodedBytes == bytes else { throw .refused(.otherForm) }
        self.init(database: database, block: block, bytes: bytes)
    }

    /// Checks the block against the chain, and writes it.
    ///
    /// Each step checks what it writes; a root that comes out otherwise than claimed undoes all.
    func run() throws(BlockApplicationError) {
        // 1 - the header follows on the tip
        let parent = try storing { () throws(DatabaseError) in try self.parent() }
        try checkPosition(after: parent)
        // 2 - validator and body agree with the header
        do { try block.verify() } catch { throw .refused(.block(error)) }
        // 3 - nothing comes twice
        do { try checkDistinct() } catch { throw .refused(error) }
        // 4 - the row that the others refer to
        try applyHeader(after: parent)
        // 5 - the contents
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

    private func parent() throws(DatabaseError) -> Parent? {
        try database.first(
            """
            SELECT header, transactions, notes, nullifiers, accounts
            FROM blocks ORDER BY number DESC LIMIT 1
            """
        ) { (row) throws(DatabaseError) in
            Parent(header: try row.decoded(0), counts: try row.counts(1))
        }
    }

    private func checkPosition(after parent: Parent?) throws(BlockApplicationError) {
        var expected = BlockNumber.genesis
        if let parent {
            guard let next = parent.header.number.next else { throw .refused(.chainFull) }
            expected = next
        }
        guard header.number == expected else {
            throw .refused(.number(expected: expected, got: header.number))
        }
        let previous = parent?.header.commitment ?? .zero
        guard header.previousCommitment == previous else {
            throw .refused(
                .previousCommitment(expected: previous, got: header.previousCommitment)
            )
        }
        let chain = try storing { () throws(DatabaseError) in
            try StoredRange(database: database).peaks(leafCount: UInt64(expected.value)).hash
        }
        guard header.chainCommitment == chain else {
            throw .refused(.chainCommitment(expected: chain, got: header.chainCommitment))
        }
        if let parent { try check(against: parent.header) }
    }

    private func check(against parent: BlockHeader) throws(BlockApplicationError) {
        guard header.timestamp > parent.timestamp else {
            throw .refused(.timestamp(previous: parent.timestamp, got: header.timestamp))
        }
        guard header.validatorKey == parent.validatorKey else {
            throw .refused(
                .validatorKey(
                    expected: parent.validatorKey.commitment,
                    got: header.validatorKey.commitment
                )
            )
        }
    }

    private func checkDistinct() throws(BlockRefusal) {
        let body = block.body
        if header.number == .genesis && !body.nullifiers.isEmpty { throw .genesisSpends }
        var ids: Set<TransactionID> = []
        for transaction in body.transactions where !ids.insert(transaction.id).inserted {
            throw .duplicateTransaction(transaction.id)
        }
        var spent: Set<Nullifier> = []
        for nullifier in body.nullifiers where !spent.insert(nullifier).inserted {
            throw .duplicateNullifier(nullifier)
        }
        var updated: [Felt: AccountID] = [:]
        for update in body.accountUpdates {
            let id = update.accountID
            guard let other = updated.updateValue(id, forKey: id.prefix) else { continue }
            throw other == id ? .duplicateAccount(id) : .accountPrefixTaken(id)
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
