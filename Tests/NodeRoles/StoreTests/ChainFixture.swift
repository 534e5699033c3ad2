// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import MerkleStructures
import ProtocolTypes
import TestSupport

@testable import Store

/// Makes a chain of blocks from a seed, with all trees in memory.
struct ChainFixture {
    private var generator: SeededGenerator
    private(set) var accounts = SparseTree()
    private(set) var nullifiers = SparseTree()
    private(set) var range = MountainRange()
    private(set) var blocks: [BlockRows] = []
    private(set) var accountIDs: [AccountID] = []

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A chain from genesis on.
    init(seed: UInt64, blockCount: Int) throws {
        self.init(seed: seed)
        for _ in 0..<blockCount { try append() }
    }

    private mutating func newAccountID() throws -> AccountID {
        let prefix = Felt(reducing: generator.next() & ~0xFF | 1)
        let suffix = Felt(reducing: generator.next() & ~0xFF & (.max >> 1))
        return try AccountID(prefix: prefix, suffix: suffix)
    }

    private mutating func updates() throws -> [BlockRows.Account] {
        var ids: Set<AccountID> = []
        for _ in 0..<Int(generator.next() % 4) {
            if !accountIDs.isEmpty && generator.next() % 2 == 0 {
                ids.insert(accountIDs[Int(generator.next() % UInt64(accountIDs.count))])
            } else {
                let id = try newAccountID()
                accountIDs.append(id)
                ids.insert(id)
            }
        }
        return ids.sorted().map {
            BlockRows.Account(id: $0, commitment: generator.word(), details: [0])
        }
    }

    /// Appends the next block, which holds a few of everything.
    mutating func append() throws {
        let number = BlockNumber(UInt32(blocks.count))
        let updates = try updates()
        let spent =
            number == .genesis
            ? [] : (0..<Int(generator.next() % 5)).map { _ in Nullifier(generator.word()) }
        let sender = try newAccountID()
        let notes = (0..<UInt32(generator.next() % 5)).map { index in
            BlockRows.Note(
                leaf: index * 1024 + UInt32(generator.next() % 1024),
                id: NoteID(generator.word()),
                tag: NoteTag(UInt32(generator.next() % 3)),
                sender: sender,
                bytes: generator.bytes(40)
            )
        }
        let transactions = updates.map {
            BlockRows.Transaction(
                id: TransactionID(generator.word()),
                account: $0.id,
                header: generator.bytes(30)
            )
        }
        let value = Word(Felt(number.value), .zero, .zero, .zero)
        for update in updates { try accounts.insert(key: update.id.key, value: update.commitment) }
        for nullifier in spent { try nullifiers.insert(key: nullifier.word, value: value) }
        let claims = BlockRows.Claims(
            number: number,
            commitment: generator.word(),
            previous: blocks.last?.claims.commitment ?? .zero,
            chain: range.peaksHash,
            accountRoot: accounts.root,
            nullifierRoot: nullifiers.root,
            noteRoot: try BlockRows.noteTree(notes.map { (UInt64($0.leaf), $0.id.word) }).root,
            transactions: transactions.isEmpty
                ? .zero
                : Poseidon2.hash(
                    transactions.flatMap {
                        $0.id.word.elements + [$0.account.prefix, $0.account.suffix, .zero, .zero]
                    }
                ),
            timestamp: 1_000 + 10 * number.value
        )
        try range.append(claims.commitment)
        blocks.append(
            BlockRows(
                claims: claims,
                header: generator.bytes(20),
                bytes: generator.bytes(200),
                accounts: updates,
                notes: notes,
                nullifiers: spent,
                transactions: transactions
            )
        )
    }
}
