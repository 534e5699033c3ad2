// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing

@testable import Store

/// A chain goes in as it was made, and nothing else does.
@Suite struct BlockApplicationTests {
    let folder: TemporaryDirectory
    let store: Store

    init() throws {
        folder = try TemporaryDirectory()
        store = try Store(directory: folder.path)
    }

    @Test func `every read answers what the blocks said`() async throws {
        let chain = try ChainFixture(seed: 1, blockCount: 40)
        for block in chain.blocks { try await store.apply(block) }
        try store.read { (snapshot) throws(DatabaseError) in
            #expect(snapshot.tip?.number == 39)
            #expect(try snapshot.peaks(over: 40) == chain.range.peaks)
            for block in chain.blocks {
                let number = block.claims.number
                #expect(try snapshot.commitment(of: number) == block.claims.commitment)
                #expect(try snapshot.number(of: block.claims.commitment) == number)
                #expect(try snapshot.blockBytes(number) == block.bytes)
                #expect(try snapshot.notes(in: number).map(\.id) == block.notes.map(\.id))
                #expect(try snapshot.nullifiers(in: number).map(\.nullifier) == block.nullifiers)
                for nullifier in block.nullifiers {
                    #expect(try snapshot.block(spending: nullifier) == number)
                    #expect(
                        try snapshot.witness(of: nullifier) == chain.nullifiers.open(nullifier.word)
                    )
                }
                for note in block.notes {
                    guard let found = try snapshot.note(note.id) else {
                        Issue.record("a note is missing")
                        continue
                    }
                    let path = try snapshot.path(of: found)
                    let root = try? path.root(leaf: note.id.word, index: UInt64(note.leaf))
                    #expect(root == block.claims.noteRoot)
                }
            }
            for id in chain.accountIDs {
                #expect(try snapshot.account(id)?.commitment == chain.accounts.value(for: id.key))
                #expect(try snapshot.witness(of: id) == chain.accounts.open(id.key))
            }
        }
    }
}
