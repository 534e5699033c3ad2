// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import Signatures
import TestSupport
import Testing

@Suite struct BlockVectorTests {
    let chain: JSONValue

    init() throws { chain = try Vectors.json("protocol/headers.json")["chain"] }

    @Test func `a block has the same parts and holds against its parent`() throws {
        #expect(!chain["blocks"].items.isEmpty)
        var parent: BlockHeader?
        for item in chain["blocks"].items {
            let block = try readBack(SignedBlock.self, item["signed_block_bytes"])
            #expect(try readBack(BlockHeader.self, item["header"]["bytes"]) == block.header)
            #expect(try readBack(BlockBody.self, item["body"]["bytes"]) == block.body)
            #expect(try readBack(ECDSASignature.self, item["signature"]) == block.signature)
            let proven = ProvenBlock(block)
            #expect(try ProvenBlock(decoding: block.encodedBytes) == proven)
            #expect(proven.encodedBytes.count == (try item["proven_block_bytes_len"].int))
            try check(block.body, against: item["body"])
            try block.verify()
            if let parent {
                try block.verify(parent: parent)
            } else {
                #expect(block.header.number == .genesis)
            }
            parent = block.header
        }
    }

    private func check(_ body: BlockBody, against item: JSONValue) throws {
        #expect(body.transactionCommitment == (try item["transaction_commitment"].word))
        #expect(try body.noteTree().root == item["note_root"].word)
        #expect(body.nullifiers.map(\.hex) == (try item["nullifiers"].items.map { try $0.string }))
        let updates = item["updated_accounts"].items
        #expect(body.accountUpdates.count == updates.count)
        for (update, expected) in zip(body.accountUpdates, updates) {
            #expect(update.accountID.hex == (try expected["id"].string))
            #expect(update.finalState == (try expected["final"].word))
            #expect((update.details == .private) == expected["private"].isTrue)
        }
        #expect(body.transactions.count == item["transactions"].items.count)
    }

    @Test(arguments: [
        "spine", "transactions/chain", "transactions/chain_fee", "transactions/chain_batch",
    ])
    func `recorded chains are read, verified and replayed`(group: String) throws {
        let index = try Vectors.json("\(group)/index.json")
        let bytes = try Vectors.bytes("\(group)/blocks.bin")
        #expect(!index["blocks"].items.isEmpty)
        var chain = PartialBlockchain()
        var accounts = AccountTree()
        var nullifiers = NullifierTree()
        var parent: BlockHeader?
        for item in index["blocks"].items {
            let offset = try item["offset"].int
            let block = try roundTrip(
                SignedBlock.self,
                Array(bytes[offset..<offset + item["length"].int])
            )
            let header = block.header
            #expect(header.commitment == (try item["commitment"].word))
            try block.verify()
            if let parent { try block.verify(parent: parent) }
            parent = header
            #expect(header.chainCommitment == chain.commitment)
            try chain.append(header, isTracked: false)
            for update in block.body.accountUpdates {
                try accounts.update(update.accountID, to: update.finalState)
            }
            #expect(header.accountRoot == accounts.root)
            for nullifier in block.body.nullifiers {
                try nullifiers.spend(nullifier, in: header.number)
            }
            #expect(header.nullifierRoot == nullifiers.root)
            let expected = try item["nullifiers"].items.map { try $0.string }
            #expect(block.body.nullifiers.map(\.hex) == expected)
            try checkNotes(block.body, against: item["output_notes"].items)
            for (transaction, expected) in zip(
                block.body.transactions,
                item["transactions"].items
            ) {
                let id = expected.text ?? expected["tx_id"].text ?? expected["id"].text
                #expect(transaction.id.hex == id)
            }
            #expect(block.body.transactions.count == item["transactions"].items.count)
        }
    }

    private func checkNotes(_ body: BlockBody, against items: [JSONValue]) throws {
        let placed = try body.placedNotes()
        #expect(placed.count == items.count)
        for (entry, item) in zip(placed, items) {
            #expect(entry.note.id.hex == (item.text ?? item["id"].text))
            guard !item["leaf_index"].isNull else { continue }
            #expect(Int(entry.index.value) == (try item["leaf_index"].int))
            #expect(entry.note.metadata.word == (try item["metadata_word"].word))
            #expect(entry.note.encodedBytes.count == (try item["bytes_len"].int))
        }
    }
}
