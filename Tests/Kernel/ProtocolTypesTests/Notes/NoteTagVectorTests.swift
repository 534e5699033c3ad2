// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct NoteTagVectorTests {
    let vectors: JSONValue

    init() throws { vectors = try Vectors.json("protocol/ids.json") }

    @Test func `tags are the same`() throws {
        let cases = vectors["note_tags"].items
        #expect(!cases.isEmpty)
        let facts = try Vectors.json("protocol/kernel_facts.json")
        for item in cases {
            let kind = try item["kind"].string
            let value = UInt32(try item["tag"].uint64)
            let tag: NoteTag
            switch kind {
            case "account target":
                tag = try NoteTag(
                    target: AccountID(hex: item["id"].string),
                    length: UInt8(item["tag_len"].uint64)
                )
            case "swap", "pswap":
                let root = try scriptRoot(kind.uppercased(), in: facts)
                let offered = try AccountID(hex: item["offered_faucet"].string)
                let requested = try AccountID(hex: item["requested_faucet"].string)
                let type: NoteType = item["note_type"].text == "public" ? .public : .private
                tag =
                    kind == "swap"
                    ? NoteTag(swapOf: offered, for: requested, type: type, scriptRoot: root)
                    : NoteTag(partialSwapOf: offered, for: requested, type: type, scriptRoot: root)
            default:
                tag = try NoteTag(decoding: item["serialized"].hex)
                #expect(tag.encodedBytes == (try item["serialized"].hex))
            }
            #expect(tag.value == value, "\(kind)")
        }
    }

    private func scriptRoot(_ name: String, in facts: JSONValue) throws -> Word {
        let script = facts["standard_notes"].items.first { $0["note"].text == name }
        return try #require(script)["root"].word
    }

    @Test func `tag lengths above 32 are refused`() throws {
        let cases = vectors["note_tag_errors"].items
        #expect(!cases.isEmpty)
        let id = try AccountID(hex: vectors["account_ids"][0]["hex"].string)
        for item in cases {
            let refusal = refusal {
                _ = try NoteTag(target: id, length: UInt8(item["input"].uint64))
            }
            #expect(refusal == item["error"].text)
        }
    }

    @Test func `note types are one bit`() throws {
        let cases = vectors["note_types"].items
        #expect(!cases.isEmpty)
        for item in cases {
            if item["error"].isNull {
                let type = try NoteType(decoding: item["serialized"].hex)
                #expect(Int(type.rawValue) == (try item["value"].int))
            } else if let value = UInt8(try item["input"].text ?? "\(item["input"].int)") {
                #expect(throws: DecodingFailure.self) { try NoteType(decoding: [value]) }
            }
        }
    }

    @Test func `hints have the same form and the same opinion`() throws {
        let cases = vectors["execution_hints"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let hint = try NoteExecutionHint(item["value"].uint64)
            #expect(hint.integer == (try item["value"].uint64))
            #expect(hint.integer & 0xFF == (try item["tag"].uint64))
            #expect(hint.integer >> 8 == (try item["payload"].uint64))
            #expect(!item["can_be_consumed_at"].items.isEmpty)
            for answer in item["can_be_consumed_at"].items {
                let block = BlockNumber(UInt32(try answer[0].uint64))
                #expect(hint.allows(block) == (answer[1].isNull ? nil : answer[1].isTrue))
            }
        }
        for item in vectors["execution_hint_other"].items {
            var value: UInt64?
            let refusal = refusal { value = try NoteExecutionHint(item["input"].uint64).integer }
            #expect(refusal == item["error"].text)
            #expect(value.map { "\($0)" } == item["value"].text)
        }
    }
}
