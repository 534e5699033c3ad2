// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct AccountIDVectorTests {
    let vectors: JSONValue

    init() throws { vectors = try Vectors.json("protocol/ids.json") }

    @Test func `an id has the same parts and forms`() throws {
        let cases = vectors["account_ids"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let id = try AccountID(hex: item["hex"].string)
            #expect(id.prefix == (try item["prefix"].felt))
            #expect(id.suffix == (try item["suffix"].felt))
            #expect(id.bytes == (try item["bytes"].hex))
            #expect(id.encodedBytes == (try item["serialized"].hex))
            #expect(try AccountID(decoding: item["serialized"].hex) == id)
            #expect(id.hex == (try item["hex"].string))
            #expect(id.key == (try item["key_word"].word))
            #expect(try AccountID(key: id.key) == id)
            #expect(id.key.e3.value == (try item["leaf_index"].uint64))
            #expect("\(id.integer)" == (try item["u128"].string))
            #expect(id.isPublic == (try item["account_type"].string == "public"))
            #expect(try NoteTag(target: id).value == UInt32(item["default_note_tag"].uint64))
            #expect(!item["bech32"].members.isEmpty)
            for (network, text) in item["bech32"].members {
                let network = try NetworkID(network)
                #expect(id.bech32(network: network) == (try text.string))
                let parsed = try AccountID.parse(bech32: text.string)
                #expect(parsed.id == id && parsed.network == network)
            }
        }
    }

    @Test func `ids are ordered by prefix and suffix`() throws {
        let order = try vectors["account_id_order"].items.map { try AccountID(hex: $0.string) }
        #expect(!order.isEmpty)
        #expect(order.shuffled().sorted() == order)
    }

    @Test func `a seed gives the id or the reason why not`() throws {
        let cases = vectors["account_ids_from_seed"].items
        #expect(!cases.isEmpty)
        for item in cases {
            var id: AccountID?
            let refusal = refusal {
                id = try AccountID(
                    seed: item["seed"].word,
                    codeCommitment: item["code_commitment"].word,
                    storageCommitment: item["storage_commitment"].word
                )
            }
            #expect(refusal == item["error"].text)
            #expect(id?.hex == item["id"].text)
        }
    }

    @Test func `grinding finds the same seed in as many steps`() throws {
        let cases = vectors["seed_grinding"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let found = AccountID.grindSeed(
                initialSeed: try item["init_seed"].hex,
                type: item["account_type"].text == "public" ? .public : .private,
                codeCommitment: try item["code_commitment"].word,
                storageCommitment: try item["storage_commitment"].word
            )
            #expect(found.seed == (try item["seed"].word))
            #expect(found.hashSteps == (try item["hash_steps"].int))
            let id = try AccountID(
                seed: found.seed,
                codeCommitment: item["code_commitment"].word,
                storageCommitment: item["storage_commitment"].word
            )
            #expect(id.hex == (try item["id"].string))
        }
    }

    @Test func `what is no id is refused for its reason`() throws {
        let cases = vectors["invalid_account_ids"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let kind = try item["case"].string
            let input = item["input"]
            let refusal = refusal {
                if kind.hasPrefix("bytes") { _ = try AccountID(bytes: input.hex) }
                if kind.hasPrefix("hex") { _ = try AccountID(hex: input.string) }
                if kind.hasPrefix("bech32") { _ = try AccountID.parse(bech32: input.string) }
                if kind.hasPrefix("prefix") { _ = try AccountID.checkedPrefix(input.uint64) }
                if kind.hasPrefix("elements") {
                    let (prefix, suffix) = (try input["prefix"].felt, try input["suffix"].felt)
                    _ = try AccountID(prefix: prefix, suffix: suffix)
                }
            }
            #expect(refusal == item["error"].text, "\(kind)")
            #expect(refusal != nil, "\(kind)")
        }
    }

    @Test func `texts of either form are told apart`() throws {
        let cases = vectors["account_id_parse"].items
        #expect(!cases.isEmpty)
        for item in cases {
            var found: (network: NetworkID?, id: AccountID)?
            let refusal = refusal { found = try AccountID.parse(item["input"].string) }
            #expect(refusal == item["error"].text)
            #expect(found?.id.hex == item["id"].text)
            #expect(found?.network?.text == item["network"].text)
        }
    }

    @Test func `an integer loses its low byte`() throws {
        let cases = vectors["account_id_from_u128"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let integer = try #require(UInt128(item["input"].string))
            #expect(try AccountID(integer: integer).hex == item["id"].text)
        }
    }

    @Test func `networks are told by the exact text`() throws {
        let cases = vectors["network_ids"].items
        #expect(!cases.isEmpty)
        for item in cases {
            guard let network = try? NetworkID(item["input"].string) else {
                #expect(item["error"].text != nil)
                continue
            }
            #expect(item["error"].isNull)
            #expect(network.text == (try item["string"].string))
            #expect((network == .mainnet) == item["mainnet"].isTrue)
            #expect((network == .testnet) == item["testnet"].isTrue)
            #expect((network == .devnet) == item["devnet"].isTrue)
        }
    }

    @Test func `block numbers know their epoch`() throws {
        let cases = vectors["block_numbers"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let number = BlockNumber(UInt32(try item["number"].uint64))
            #expect(Int(number.epoch) == (try item["epoch"].int))
            let start = BlockNumber(epoch: number.epoch)
            #expect(UInt64(start.value) == (try item["epoch_start"].uint64))
            #expect(number.encodedBytes == (try item["serialized"].hex))
            #expect(try BlockNumber(decoding: number.encodedBytes) == number)
        }
    }
}
