// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import SeededChains
import TestSupport
import Testing

@testable import Store

/// A seeded chain goes in, and every read answers what its blocks said.
@Suite struct BlockApplicationTests {
    let folder: TemporaryDirectory
    let store: Store
    let chain: SeededChain

    init() async throws {
        folder = try TemporaryDirectory()
        store = try Store(directory: folder.path)
        chain = try SeededChain(seed: 1, blockCount: 40)
        for block in chain.blocks { try await store.apply(block) }
    }

    @Test func `blocks are found by number and by commitment`() throws {
        try store.read { (snapshot) throws(DatabaseError) in
            #expect(snapshot.tip?.number == 39)
            #expect(try snapshot.genesisCommitment() == chain.blocks[0].header.commitment)
            for block in chain.blocks {
                let number = block.header.number
                #expect(try snapshot.commitment(of: number) == block.header.commitment)
                #expect(try snapshot.number(of: block.header.commitment) == number)
                #expect(try snapshot.header(of: number) == block.header)
                #expect(try snapshot.block(number) == block)
            }
            #expect(try snapshot.header(of: 40) == nil)
            #expect(try snapshot.number(of: .zero) == nil)
            let page = try snapshot.headers(5...30, isDescending: true, limit: 3)
            #expect(page.map(\.number.value) == [30, 29, 28])
            #expect(try snapshot.headers(38...50, limit: 9).map(\.number.value) == [38, 39])
        }
    }

    @Test func `contents are found by name and by block`() throws {
        try store.read { (snapshot) throws(DatabaseError) in
            var counts = ChainCounts()
            for block in chain.blocks {
                let (number, body) = (block.header.number, block.body)
                #expect(
                    try snapshot.transactions(in: number).map(\.header) == body.transactions
                )
                #expect(try snapshot.nullifiers(in: number).map(\.nullifier) == body.nullifiers)
                let updates = try snapshot.accountUpdates(in: number)
                #expect(updates.map(\.id) == body.accountUpdates.map(\.accountID))
                for transaction in body.transactions {
                    let found = try snapshot.transaction(transaction.id)
                    #expect(found?.header == transaction && found?.position.block == number)
                }
                for nullifier in body.nullifiers {
                    #expect(try snapshot.block(spending: nullifier) == number)
                }
                let notes = try snapshot.notes(in: number)
                for note in notes {
                    #expect(try snapshot.note(note.header.id) == note)
                    let proof = try snapshot.inclusionProof(of: note)
                    #expect(throws: Never.self) {
                        try proof.verify(note.header.id, noteRoot: block.header.noteRoot)
                    }
                }
                counts.notes += notes.count
                counts.transactions += body.transactions.count
                counts.nullifiers += body.nullifiers.count
                counts.accounts = try snapshot.counts(at: number)?.accounts ?? -1
                #expect(try snapshot.counts(at: number) == counts)
            }
            #expect(counts.notes > 0 && counts.nullifiers > 0 && counts.transactions > 0)
            #expect(counts.accounts == chain.accounts.accountCount)
            #expect(snapshot.tip?.counts == counts)
        }
    }

    @Test func `witnesses are those of the trees in memory`() throws {
        var generator = SeededGenerator(seed: 8)
        let strangers = (0..<5).map { _ in Nullifier(generator.word()) }
        try store.read { (snapshot) throws(DatabaseError) in
            let spent = chain.nullifiers.entries.map(\.nullifier)
            let witnesses = try snapshot.witnesses(of: spent + strangers)
            for nullifier in spent + strangers {
                #expect(witnesses[nullifier] == chain.nullifiers.witness(for: nullifier))
                #expect(try snapshot.witness(of: nullifier) == witnesses[nullifier])
            }
            #expect(try snapshot.spentNullifiers(among: spent + strangers) == Set(spent))
            #expect(!chain.accountIDs.isEmpty)
            let all = try snapshot.witnesses(of: chain.accountIDs)
            for id in chain.accountIDs {
                #expect(all[id] == chain.accounts.witness(for: id))
                #expect(try snapshot.account(id)?.commitment == chain.accounts[id])
            }
            #expect(
                try snapshot.witness(of: chain.fees.faucetID)
                    == chain.accounts.witness(for: chain.fees.faucetID)
            )
        }
    }

    @Test func `the chain can be opened at every size`() throws {
        try store.read { (snapshot) throws(DatabaseError) in
            #expect(try snapshot.peaks(over: 40) == chain.range.peaks)
            #expect(try snapshot.peaks(over: 41) == nil)
            for block in chain.blocks {
                let count = UInt64(block.header.number.value)
                #expect(try snapshot.peaks(over: count)?.hash == block.header.chainCommitment)
            }
            let tracked: Set<BlockNumber> = [0, 7, 22, 31]
            let partial = try snapshot.partialBlockchain(tracking: tracked, over: 32)
            #expect(partial?.commitment == chain.blocks[32].header.chainCommitment)
            #expect(partial?.headers == tracked.sorted().map { chain.blocks[Int($0.value)].header })
            #expect(try snapshot.partialBlockchain(tracking: [32], over: 32) == nil)
        }
    }

    @Test func `pages of any size join to the same lists`() throws {
        try store.read { (snapshot) throws(DatabaseError) in
            let tags: Set<NoteTag> = [NoteTag(0), NoteTag(2)]
            let whole = try snapshot.notes(tagged: tags, ChainSpan(limit: 1_000))
            let expected = chain.blocks.flatMap { block in
                block.body.outputNoteBatches.flatMap { $0.notes.map(\.note.header) }
                    .filter { tags.contains($0.metadata.tag) }
            }
            #expect(whole.map(\.header) == expected && expected.count > 10)
            for limit in [1, 3, 7] {
                var joined: [StoredNote] = []
                var next: ChainPosition? = ChainPosition(.genesis)
                while let start = next {
                    let span = ChainSpan(from: start, limit: limit)
                    let page = try snapshot.notes(tagged: tags, span)
                    #expect(page.count <= limit)
                    joined += page
                    next = page.last?.position.next
                }
                #expect(joined == whole)
            }
            let some = ChainSpan(from: ChainPosition(10), through: 20, limit: 1_000)
            let part = try snapshot.notes(tagged: tags, some)
            #expect(part == whole.filter { (10...20).contains($0.position.block) })
        }
    }

    @Test func `nullifiers, transactions and updates are paged by what they are asked for`() throws
    {
        try store.read { (snapshot) throws(DatabaseError) in
            let span = ChainSpan(limit: 1_000)
            let all = chain.blocks.flatMap(\.body.nullifiers)
            let prefixes = Set(all.prefix(9).map(\.prefix))
            let found = try snapshot.nullifiers(prefixed: prefixes, span)
            #expect(found.map(\.nullifier) == all.filter { prefixes.contains($0.prefix) })
            let ids = Set(chain.accountIDs.prefix(3))
            let headers = chain.blocks.flatMap(\.body.transactions)
            let transactions = try snapshot.transactions(of: ids, span)
            #expect(transactions.map(\.header) == headers.filter { ids.contains($0.accountID) })
            for id in ids {
                let updates = try snapshot.updates(of: id, span)
                #expect(!updates.isEmpty)
                for update in updates {
                    let block = update.position.block
                    #expect(try snapshot.commitment(of: id, at: block) == update.commitment)
                }
                let first = updates[0].position.block
                if let before = first.previous {
                    #expect(try snapshot.commitment(of: id, at: before) == nil)
                }
            }
        }
    }
}
