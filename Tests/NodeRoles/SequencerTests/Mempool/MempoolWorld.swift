// SPDX-License-Identifier: MIT

import FieldArithmetic
import NodeInterfaces
import ProtocolTypes
import Sequencer
import TestSupport

/// A chain of a few accounts and notes, all named by small numbers; state 0 is no account.
struct MempoolWorld: Equatable {
    var tip: UInt32 = 10
    var accounts: [Int: Int] = [:]
    var spent: Set<Int> = []
    var notes: Set<Int> = []
    var networkAccounts: Set<Int> = []

    static func word(_ number: Int) -> Word {
        Word(Felt(UInt32(number)), .zero, .zero, .zero)
    }

    static func account(_ number: Int) throws -> AccountID {
        try AccountID(prefix: Felt(UInt32(number) << 8 | 1), suffix: .zero)
    }

    static func note(_ number: Int) -> NoteID { NoteID(word(number)) }

    static func nullifier(_ number: Int) -> Nullifier { Nullifier(word(1_000 + number)) }

    /// What the chain says about a transaction.
    func facts(about transaction: PendingTransaction) -> ChainFacts {
        let number = Int(transaction.account.prefix.value >> 8)
        return ChainFacts(
            tip: BlockNumber(tip),
            accountState: MempoolWorld.word(accounts[number] ?? 0),
            isNetworkAccount: networkAccounts.contains(number),
            spentNullifiers: Set(spent.map(Self.nullifier)).intersection(transaction.nullifiers),
            committedNotes: Set(notes.map(Self.note))
                .intersection(transaction.outputNotes + transaction.unauthenticatedNotes)
        )
    }
}

/// A transaction of a small world.
struct WorldTransaction: Equatable {
    var id: Int
    var account = 0
    var from = 0
    var to = 1
    /// Notes that are consumed, whether with proof or without.
    var consumed: [Int] = []
    /// Those of them that are consumed without proof.
    var unproven: [Int] = []
    var created: [Int] = []
    var expiration: UInt32 = 1_000
    var byteCount = 10
    var deploysNetworkAccount = false

    func pending() throws -> PendingTransaction {
        PendingTransaction(
            id: TransactionID(MempoolWorld.word(id)),
            account: try MempoolWorld.account(account),
            initialState: MempoolWorld.word(from),
            finalState: MempoolWorld.word(to),
            nullifiers: consumed.map(MempoolWorld.nullifier),
            unauthenticatedNotes: unproven.map(MempoolWorld.note),
            outputNotes: created.map(MempoolWorld.note),
            expiration: BlockNumber(expiration),
            byteCount: byteCount,
            deploysNetworkAccount: deploysNetworkAccount
        )
    }
}

extension MempoolWorld {
    /// The names of all rules that a transaction breaks on this state, by the letter.
    func faults(of transaction: WorldTransaction, slack: UInt32 = 0) -> Set<String> {
        var faults: Set<String> = []
        if transaction.expiration <= tip + slack { faults.insert("expired") }
        if accounts[transaction.account] ?? 0 != transaction.from {
            faults.insert("account_conflict")
        }
        if transaction.consumed.contains(where: spent.contains) { faults.insert("nullifier_spent") }
        if transaction.created.contains(where: notes.contains) {
            faults.insert("output_note_exists")
        }
        if !transaction.unproven.allSatisfy(notes.contains) {
            faults.insert("unauthenticated_note_missing")
        }
        return faults
    }

    /// The state behind a transaction that breaks no rule.
    mutating func run(_ transaction: WorldTransaction) {
        accounts[transaction.account] = transaction.to
        spent.formUnion(transaction.consumed)
        notes.formUnion(transaction.created)
    }

    /// Seals transactions into the next block; a note that lives and dies in it leaves no trace.
    mutating func seal(_ block: [WorldTransaction]) {
        let erased = Set(block.flatMap(\.created)).intersection(block.flatMap(\.unproven))
        for transaction in block { run(transaction) }
        spent.subtract(erased)
        notes.subtract(erased)
        tip += 1
    }
}
