// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import HTTPSemantics
import JSONText
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing

/// Every endpoint answers what the recorded chain's index says.
@Suite struct RecordedChainVectorTests {
    @Test func `blocks come by number, commitment and name, as recorded`() async throws {
        let node = try await NodeFixture()
        #expect(!node.chain.items.isEmpty)
        for (item, recorded) in zip(node.chain.items, node.chain.blocks) {
            let number = try item["number"].int
            let commitment = try item["commitment"].string
            for name in ["\(number)", commitment, String(commitment.dropFirst(2)).uppercased()] {
                #expect(try await node.bytes("/v1/blocks/\(name)") == recorded)
            }
            let header = try await node.bytes("/v1/blocks/\(number)/header")
            #expect(header == Array(recorded.prefix(BlockHeader.byteCount)))
            let data = try await node.data("/v1/blocks/\(number)/header")
            #expect(data["commitment"]?.text == commitment)
            #expect(data["block_num"]?.uint32 == UInt32(number))
            let names = [
                "previous": "prev_block_commitment", "chain_commitment": "chain_commitment",
                "account_root": "account_root", "nullifier_root": "nullifier_root",
                "note_root": "note_root", "tx_commitment": "tx_commitment",
                "tx_kernel_commitment": "tx_kernel_commitment",
            ]
            for (recorded, told) in names {
                #expect(data[told]?.text == item[recorded].text, "\(told)")
            }
            #expect(data["timestamp"]?.uint32 == UInt32(try item["timestamp"].int))
        }
        let tip = try node.chain.index["tip"].int
        #expect(try await node.bytes("/v1/blocks/tip") == node.chain.blocks[tip])
        #expect(try await node.bytes("/v1/blocks/genesis") == node.chain.blocks[0])
        #expect(try await node.bytes("/v1/blocks/proven") == node.chain.blocks[0])
    }

    @Test func `the parts of blocks are as recorded`() async throws {
        let node = try await NodeFixture()
        for item in node.chain.items {
            let number = try item["number"].int
            let include = "transactions,notes,nullifiers,accounts,proof"
            let block = try await node.data("/v1/blocks/\(number)?include=\(include)")
            let transactions = try await node.data("/v1/blocks/\(number)/transactions")
            let ids = (transactions.items ?? []).compactMap { $0["id"]?.text }
            #expect(ids == item["transactions"].items.compactMap(\.text))
            #expect(block["transactions"]?.items?.compactMap { $0["id"]?.text } == ids)
            let nullifiers = item["nullifiers"].items.compactMap(\.text)
            let told = try await node.data("/v1/blocks/\(number)/nullifiers")
            #expect(told.items?.compactMap(\.text) == nullifiers)
            #expect(block["nullifiers"]?.items?.compactMap(\.text) == nullifiers)
            let notes = try await node.data("/v1/blocks/\(number)/notes")
            let noteIDs = item["output_notes"].items.compactMap { $0.text ?? $0["id"].text }
            #expect(Set((notes.items ?? []).compactMap { $0["id"]?.text }) == Set(noteIDs))
            #expect(block["note_count"]?.uint32 == UInt32(noteIDs.count))
            let accounts = block["accounts"]?.items ?? []
            #expect(accounts.count == item["accounts"].items.count)
            for (account, recorded) in zip(accounts, item["accounts"].items) {
                #expect(account["account_id"]?.text == recorded["id"].text)
                #expect(account["commitment"]?.text == recorded["commitment"].text)
            }
        }
    }

    @Test func `every transaction is found and says its block`() async throws {
        let node = try await NodeFixture()
        var count = 0
        for item in node.chain.items {
            for id in item["transactions"].items.compactMap(\.text) {
                count += 1
                let data = try await node.data("/v1/transactions/\(id)")
                #expect(data["id"]?.text == id && data["status"]?.text == "committed")
                #expect(data["block"]?.uint32 == UInt32(try item["number"].int))
                #expect(data["receipt"]?["block_commitment"]?.text == item["commitment"].text)
                let header = try TransactionHeader(
                    decoding: try await node.bytes("/v1/transactions/\(id)")
                )
                #expect(header.id.hex == id)
                let account = header.accountID.hex
                let list = try await node.data("/v1/transactions?account=\(account)&limit=500")
                #expect(list.items?.contains { $0["id"]?.text == id } == true)
                let own = try await node.data("/v1/accounts/\(account)/transactions?limit=500")
                #expect(own == list)
            }
        }
        #expect(count > 0)
    }

    @Test func `every note is found, and its proof leads to the block's root`() async throws {
        let node = try await NodeFixture()
        var count = 0
        for item in node.chain.items {
            for id in item["output_notes"].items.compactMap({ $0.text ?? $0["id"].text }) {
                count += 1
                let note = try OutputNote(decoding: try await node.bytes("/v1/notes/\(id)"))
                #expect(note.header.id.hex == id)
                let data = try await node.data("/v1/notes/\(id)")
                #expect(data["block_num"]?.uint32 == UInt32(try item["number"].int))
                let bytes = try await node.bytes("/v1/notes/\(id)/proof")
                let proof = try NoteInclusionProof(decoding: bytes)
                try proof.verify(note.header.id, noteRoot: try item["note_root"].word)
                let tag = note.header.metadata.tag.value
                let list = try await node.data("/v1/notes?tag=\(tag)&limit=500")
                #expect(list.items?.contains { $0["id"]?.text == id } == true)
            }
        }
        #expect(count > 0)
    }

    @Test func `every nullifier says its block, with a witness under the tip's root`() async throws
    {
        let node = try await NodeFixture()
        let root = try #require(node.chain.items.last)["nullifier_root"].word
        var count = 0
        for item in node.chain.items {
            for text in item["nullifiers"].items.compactMap(\.text) {
                count += 1
                let nullifier = try Nullifier(hex: text)
                let data = try await node.data("/v1/nullifiers/\(text)")
                #expect(data["block_num"]?.uint32 == UInt32(try item["number"].int))
                let bytes = try await node.bytes("/v1/nullifiers/\(text)")
                let witness = try NullifierWitness(decoding: bytes)
                #expect(witness.root == root && witness.isUnspent(nullifier) == false)
                let list = try await node.data("/v1/nullifiers?prefix=\(nullifier.prefix)")
                #expect(list.items?.contains { $0["nullifier"]?.text == text } == true)
            }
        }
        #expect(count > 0)
        let unspent = try Nullifier(hex: "0x" + String(repeating: "01", count: 32))
        let data = try await node.data("/v1/nullifiers/\(unspent.hex)")
        #expect(data["block_num"] == .null)
        let bytes = try await node.bytes("/v1/nullifiers/\(unspent.hex)")
        #expect(try NullifierWitness(decoding: bytes).isUnspent(unspent) == true)
    }

    @Test func `every account has its last commitment and a witness of it`() async throws {
        let node = try await NodeFixture()
        let root = try #require(node.chain.items.last)["account_root"].word
        var last: [String: (commitment: String, block: Int)] = [:]
        for item in node.chain.items {
            for account in item["accounts"].items {
                let value = (try account["commitment"].string, try item["number"].int)
                last[try account["id"].string] = value
            }
        }
        #expect(!last.isEmpty)
        for (text, expected) in last {
            let id = try AccountID(hex: text)
            let data = try await node.data("/v1/accounts/\(text)?include=storage,vault,code")
            #expect(data["commitment"]?.text == expected.commitment)
            #expect(data["block_num"]?.uint32 == UInt32(expected.block))
            let address = try #require(data["address"]?.text)
            #expect(try await node.data("/v1/accounts/\(address)")["id"]?.text == text)
            let bytes = try await node.bytes("/v1/accounts/\(text)/witness")
            let witness = try AccountWitness(decoding: bytes)
            #expect(witness.root == root)
            #expect(witness.commitment(of: id)?.hex == expected.commitment)
            guard id.isPublic else {
                #expect(data["state"] == .null)
                continue
            }
            let account = try Account(decoding: try await node.bytes("/v1/accounts/\(text)"))
            #expect(account.commitment.hex == expected.commitment)
            let vault = try await node.data("/v1/accounts/\(text)/vault?limit=500")
            #expect(vault.items?.count == account.vault.assets.count)
            for slot in account.storage.slots {
                let path = "/v1/accounts/\(text)/storage/\(slot.name.text)"
                let answer = try await node.get(path)
                #expect(answer.status == 200)
            }
        }
    }

    @Test func `each block has a path to the range that a header commits to`() async throws {
        let node = try await NodeFixture()
        let tip = try node.chain.index["tip"].int
        for item in node.chain.items.prefix(tip) {
            let number = try item["number"].int
            let path = "/v1/blocks/\(number)/mmr-path?forest=\(tip)"
            let data = try await node.data(path)
            let expected = node.chain.items[tip]["chain_commitment"].text
            #expect(data["peaks_commitment"]?.text == expected)
            let proof = try MountainRangeProof(decoding: try await node.bytes(path))
            #expect(proof.leaf.hex == item["commitment"].text)
            let peaks = try (data["peaks"]?.items ?? []).map { try Word(hex: $0.text ?? "") }
            try MountainRangePeaks(forest: proof.path.forest, peaks: peaks).verify(proof)
        }
        #expect(try await node.code("/v1/blocks/\(tip)/mmr-path?forest=\(tip)") == "invalid_range")
    }

    @Test func `headers are listed in both orders, page by page`() async throws {
        let node = try await NodeFixture()
        let expected = node.chain.items.compactMap { $0["commitment"].text }
        for order in ["asc", "desc"] {
            var found: [String] = []
            var path = "/v1/blocks?order=\(order)&limit=4"
            while true {
                let answer = try await node.get(path)
                let json = try JSON.parse(answer.body)
                found += (json["data"]?.items ?? []).compactMap { $0["commitment"]?.text }
                guard let cursor = json["meta"]?["next_cursor"]?.text else { break }
                path = "/v1/blocks?order=\(order)&limit=4&cursor=\(cursor)"
                #expect(answer.fields["link"] == "<\(path)>; rel=\"next\"")
            }
            #expect(found == (order == "asc" ? expected : expected.reversed()))
        }
        let raw = try await node.bytes("/v1/blocks?limit=500")
        let headers = node.chain.blocks.flatMap { $0.prefix(BlockHeader.byteCount) }
        #expect(raw == headers)
    }
}
