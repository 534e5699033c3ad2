// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct StateTreeVectorTests {
    let vectors: JSONValue

    init() throws { vectors = try Vectors.json("protocol/headers.json") }

    @Test func `the account tree has the same roots and witnesses`() throws {
        let item = vectors["account_tree"]
        #expect(!item["steps"].items.isEmpty && !item["witnesses"].items.isEmpty)
        var tree = AccountTree()
        for step in item["steps"].items {
            if let id = step["id"].text {
                try tree.update(AccountID(hex: id), to: step["commitment"].word)
                #expect(tree[try AccountID(hex: id)] == (try step["commitment"].word))
            }
            #expect(tree.root == (try step["root"].word))
        }
        #expect(try AccountTree(decoding: item["bytes"].hex) == tree)
        #expect(try AccountTree(decoding: tree.encodedBytes) == tree)
        for expected in item["witnesses"].items {
            let witness = try readBack(AccountWitness.self, expected["bytes"])
            let asked = try AccountID(hex: expected["asked"].string)
            #expect(tree.witness(for: asked) == witness)
            #expect(witness.id.hex == (try expected["witness_id"].string))
            #expect(witness.commitment == (try expected["commitment"].word))
            #expect(witness.root == tree.root)
            #expect(witness.commitment(of: asked) == tree[asked])
        }
    }

    @Test func `the nullifier tree has the same roots and witnesses`() throws {
        let item = vectors["nullifier_tree"]
        #expect(!item["steps"].items.isEmpty && !item["witnesses"].items.isEmpty)
        var tree = NullifierTree()
        for step in item["steps"].items {
            let before = tree.root
            if let nullifier = try step["nullifier"].text.map({ try Nullifier(hex: $0) }) {
                let block = BlockNumber(UInt32(try step["block"].uint64))
                try tree.spend(nullifier, in: block)
                #expect(tree[nullifier] == (block == 0 ? nil : block))
                // What the reference reports is named where it differs from what was spent.
                if let reported = step.members["reported_block"] {
                    let number = try reported.isNull ? nil : reported.uint64
                    #expect(tree[nullifier].map { UInt64($0.value) } == number)
                }
            }
            if step["root_unchanged"].isTrue { #expect(tree.root == before) }
            #expect(tree.root == (try step["root"].word))
        }
        #expect(try NullifierTree(decoding: item["bytes"].hex) == tree)
        #expect(try NullifierTree(decoding: tree.encodedBytes) == tree)
        for expected in item["witnesses"].items {
            let witness = try readBack(NullifierWitness.self, expected["bytes"])
            let nullifier = try Nullifier(hex: expected["nullifier"].string)
            #expect(tree.witness(for: nullifier) == witness)
            #expect(witness.root == tree.root)
            #expect(witness.isUnspent(nullifier) == expected["block"].isNull)
            let block = try? expected["block"].uint64
            #expect(tree[nullifier].map { UInt64($0.value) } == block)
        }
    }

    @Test func `note trees have the same roots and paths`() throws {
        let cases = vectors["note_trees"].items
        #expect(!cases.isEmpty)
        for item in cases {
            var placed: [(index: BlockNoteIndex, id: NoteID)] = []
            for batch in item["batches"].items {
                let number = try batch["batch"].int
                let ids = try batch["note_ids"].items.map { try NoteID(hex: $0.string) }
                var tree = try BatchNoteTree(ids)
                #expect(tree.root == (try batch["batch_root"].word))
                let erased = try batch["erased_indices"].items.map { try $0.int }
                for index in erased { try tree.remove(at: index) }
                #expect(tree.root == (try batch["batch_root_after_erasing"].word))
                #expect(tree.noteCount == (try batch["num_leaves"].int))
                #expect(try BatchNoteTree(decoding: tree.encodedBytes) == tree)
                for (index, id) in ids.enumerated() where !erased.contains(index) {
                    placed.append((try BlockNoteIndex(batch: number, note: index), id))
                }
            }
            let tree = try BlockNoteTree(placed)
            #expect(tree.root == (try item["root"].word))
            #expect(try BlockNoteTree(decoding: item["bytes"].hex) == tree)
            #expect(tree.noteCount == placed.count)
            for path in item["paths"].items {
                let index = try BlockNoteIndex(batch: path["batch"].int, note: path["index"].int)
                #expect(Int(index.value) == (try path["leaf_index"].int))
                #expect(try tree.path(from: index).encodedBytes == (try path["path"].hex))
            }
        }
    }

    @Test func `an account update names the place before it`() throws {
        let update = try readBack(
            AccountUpdateWitness.self,
            vectors["account_update_witness_bytes"]
        )
        #expect(update.initialState == update.witness.commitment)
        let tree = try AccountTree(decoding: vectors["account_tree"]["bytes"].hex)
        #expect(update.witness.root == tree.root)
    }

    @Test func `no note has a place outside the tree`() throws {
        #expect(throws: NoteError.indexOutOfRange(batch: 64, note: 0)) {
            try BlockNoteIndex(batch: 64, note: 0)
        }
        #expect(throws: NoteError.indexOutOfRange(batch: 0, note: 1024)) {
            try BlockNoteIndex(batch: 0, note: 1024)
        }
        for isRefused in vectors["note_index_out_of_range"].members.values {
            #expect(isRefused.isTrue)
        }
    }
}
