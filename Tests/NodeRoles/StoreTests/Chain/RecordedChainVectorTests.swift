// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing

@testable import Store

/// Chains that the reference recorded go in, and the store answers what the index says.
@Suite struct RecordedChainVectorTests {
    static let groups = [
        "spine", "transactions/chain", "transactions/chain_fee", "transactions/chain_batch",
    ]

    /// The bytes of each block of a chain, with what the index says about it.
    private func blocks(_ group: String) throws -> [(bytes: [UInt8], json: JSONValue)] {
        let bytes = try Vectors.bytes("\(group)/blocks.bin")
        return try Vectors.json("\(group)/index.json")["blocks"].items.map { item in
            let start = try item["offset"].int
            return (Array(bytes[start..<start + (try item["length"].int)]), item)
        }
    }

    @Test(arguments: groups)
    func `every block is applied and read back as recorded`(group: String) async throws {
        let folder = try TemporaryDirectory()
        let store = try Store(directory: folder.path)
        let blocks = try blocks(group)
        #expect(!blocks.isEmpty)
        for (bytes, item) in blocks {
            let block = try await store.apply(encoded: bytes)
            #expect(block.header.commitment == (try item["commitment"].word))
            try await check(store, block, bytes, item)
        }
        let root = try Vectors.json("\(group)/index.json")["final_account_root"]
        if !root.isNull {
            let last = try #require(
                try store.read { (snapshot) throws(DatabaseError) in
                    try snapshot.header(of: snapshot.tip?.number ?? .max)
                }
            )
            #expect(last.accountRoot == (try root.word))
        }
    }

    /// Compares what a snapshot says about its last block.
    private func check(
        _ store: Store,
        _ block: SignedBlock,
        _ bytes: [UInt8],
        _ item: JSONValue
    ) async throws {
        let number = block.header.number
        let nullifiers = try item["nullifiers"].items.map { Nullifier(try $0.word) }
        let notes = try item["output_notes"].items.map {
            NoteID(try ($0.text == nil ? $0["id"] : $0).word)
        }
        let transactions = try item["transactions"].items.map {
            TransactionID(try ($0.text == nil ? $0["id"] : $0).word)
        }
        let accounts = item["accounts"].isNull ? item["updated_accounts"] : item["accounts"]
        let updates = try accounts.items.map {
            let state = $0["commitment"].isNull ? $0["final_commitment"] : $0["commitment"]
            return (id: try AccountID(hex: $0["id"].string), state: try state.word)
        }
        try store.read { (snapshot) throws(DatabaseError) in
            #expect(snapshot.tip?.commitment == block.header.commitment)
            #expect(try snapshot.blockBytes(number) == bytes)
            #expect(try snapshot.nullifiers(in: number).map(\.nullifier) == nullifiers)
            #expect(try snapshot.notes(in: number).map(\.header.id) == notes)
            #expect(try snapshot.transactions(in: number).map(\.header.id) == transactions)
            #expect(try snapshot.accountUpdates(in: number).map(\.id) == updates.map(\.id))
            for nullifier in nullifiers {
                let witness = try snapshot.witness(of: nullifier)
                #expect(witness.root == block.header.nullifierRoot)
                #expect(witness.isUnspent(nullifier) == false)
            }
            for update in updates {
                #expect(try snapshot.account(update.id)?.commitment == update.state)
                let witness = try snapshot.witness(of: update.id)
                #expect(witness.root == block.header.accountRoot)
                #expect(witness.commitment(of: update.id) == update.state)
                try checkState(of: update.id, commitment: update.state, snapshot)
            }
            for note in try snapshot.notes(in: number) {
                let proof = try snapshot.inclusionProof(of: note)
                #expect(throws: Never.self) {
                    try proof.verify(note.header.id, noteRoot: block.header.noteRoot)
                }
                #expect(try snapshot.note(note.header.id) == note)
            }
        }
    }

    /// The state of a public account, whole and in parts, is the one that is committed to.
    private func checkState(
        of id: AccountID,
        commitment: Word,
        _ snapshot: borrowing Snapshot
    ) throws(DatabaseError) {
        let state = try snapshot.accountState(id)
        let header = try snapshot.accountHeader(id)
        guard id.isPublic else {
            #expect(state == nil && header == nil)
            return
        }
        #expect(state?.commitment == commitment && header?.commitment == commitment)
        for slot in state?.storage.slots ?? [] {
            guard case .map(let map) = slot.content else { continue }
            for entry in map.entries.prefix(3) {
                let proof = try snapshot.mapProof(id, slot: slot.name, key: entry.key)
                #expect(proof == map.open(entry.key))
            }
        }
        for asset in state?.vault.assets.prefix(3) ?? [] {
            let proof = try snapshot.assetProof(id, key: asset.key)
            #expect(proof == state?.vault.open(asset.key))
        }
    }

    /// The chain does not commit to all that stands in the bytes of code.
    @Test(arguments: groups)
    func `a flipped bit is refused, or one that nothing commits to`(group: String) async throws {
        let folder = try TemporaryDirectory()
        let store = try Store(directory: folder.path)
        var generator = SeededGenerator(seed: 11)
        var refusedCount = 0
        for (bytes, _) in try blocks(group) {
            let uncommitted = UncommittedBits(of: try SignedBlock(decoding: bytes))
            var applied = false
            for _ in 0..<6 where !applied {
                var flipped = bytes
                let bit = Int(generator.next() % UInt64(8 * bytes.count))
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                do throws(BlockApplicationError) {
                    try await store.apply(encoded: flipped)
                    applied = true
                    #expect(uncommitted.bits.contains(bit), "bit \(bit)")
                } catch {
                    refusedCount += 1
                    if case .database(let failure) = error {
                        Issue.record("bit \(bit): \(failure)")
                    }
                }
            }
            if !applied { try await store.apply(encoded: bytes) }
        }
        #expect(refusedCount > 10)
        #expect(try store.integrityFaults().isEmpty)
    }
}
