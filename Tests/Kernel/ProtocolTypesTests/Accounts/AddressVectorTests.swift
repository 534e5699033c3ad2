// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct AddressVectorTests {
    let vectors: JSONValue

    init() throws { vectors = try Vectors.json("protocol/ids.json") }

    @Test func `an address has the same forms`() throws {
        let cases = vectors["addresses"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let (network, address) = try Address.parse(item["encoded"].string)
            #expect(network.text == item["network"].text)
            #expect(address.id.hex == item["id"].text)
            #expect(address.text(network: network) == item["encoded"].text)
            #expect(UInt64(address.noteTag.value) == (try item["note_tag"].uint64))
            #expect(Int(address.noteTagLength) == (try item["effective_tag_len"].int))
            #expect(address.encodedBytes == (try item["serialized"].hex))
            #expect(try Address(decoding: item["serialized"].hex) == address)
            guard let payload = item["routing_bytes"].text else {
                #expect(address.routing == nil)
                continue
            }
            let routing = try #require(address.routing)
            #expect(hexDigits(routing.payload) == payload)
            let length = item["note_tag_len"].isNull ? nil : try item["note_tag_len"].int
            #expect(routing.noteTagLength.map(Int.init) == length)
            let key = routing.encryptionKey.map { hexDigits($0.bytes) }
            #expect(key == item["encryption_key"].text)
        }
    }

    @Test func `what stands behind a second underscore is ignored`() throws {
        for item in vectors["address_quirks"].items {
            let (network, address) = try Address.parse(item["input"].string)
            #expect(network.text == item["result"]["network"].text)
            #expect(address.text(network: network) == item["result"]["re_encoded"].text)
        }
    }

    @Test func `what is no address is refused for its reason`() throws {
        let cases = vectors["invalid_addresses"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let kind = try item["case"].string
            let refusal = refusal {
                if kind.hasPrefix("setter") {
                    _ = try RoutingParameters(noteTagLength: UInt8(item["input"].uint64))
                } else {
                    _ = try Address.parse(item["input"].string)
                }
            }
            // The reference tells what it reads from what it is given; here both have one error.
            var expected = try item["error"].string
            if expected == "TagLengthTooLarge" { expected = "DecodeError" }
            if expected.hasPrefix("AccountIdDecodeError.") { expected.removeFirst(21) }
            #expect(refusal == expected, "\(kind)")
        }
    }

    @Test func `symbols are folded the same`() throws {
        #expect(!vectors["token_symbols"].items.isEmpty && !vectors["role_symbols"].items.isEmpty)
        for item in vectors["token_symbols"].items {
            let symbol = try TokenSymbol(item["symbol"].string)
            #expect(symbol.felt == (try item["value"].felt))
            #expect(try TokenSymbol(symbol.felt) == symbol)
        }
        for item in vectors["role_symbols"].items {
            let symbol = try RoleSymbol(item["symbol"].string)
            #expect(symbol.felt == (try item["value"].felt))
            #expect(try RoleSymbol(symbol.felt) == symbol)
        }
        for item in vectors["token_symbol_other"].items + vectors["role_symbol_other"].items {
            let kind = try item["case"].string
            var text: String?
            let refusal = refusal {
                switch kind {
                case "token symbol text": _ = try TokenSymbol(item["input"].string)
                case "role symbol text": _ = try RoleSymbol(item["input"].string)
                case "token symbol value": text = try TokenSymbol(item["input"].felt).text
                default: text = try RoleSymbol(item["input"].felt).text
                }
            }
            #expect(refusal == item["error"].text, "\(kind) \(item["input"])")
            if let symbol = item["symbol"].text { #expect(text == symbol) }
        }
    }

    @Test func `texts of fixed width are the same`() throws {
        let cases = vectors["fixed_width_strings"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let words = try item["words"].items.map { try $0.word }
            let text = try FixedWidthString(item["text"].string, wordCount: words.count)
            #expect(text.words == words)
            #expect(try FixedWidthString(words: words) == text)
        }
        for item in vectors["fixed_width_string_errors"].items {
            let refusal = refusal {
                if let text = item["input"].text {
                    let isName = item["case"].text?.contains("name") ?? false
                    _ =
                        try isName
                        ? FixedWidthString(
                            text,
                            wordCount: FixedWidthString.tokenNameWordCount,
                            maxByteCount: FixedWidthString.tokenNameMaxByteCount
                        )
                        : FixedWidthString(text, wordCount: FixedWidthString.longTextWordCount)
                } else {
                    _ = try FixedWidthString(words: item["input"].items.map { try $0.word })
                }
            }
            #expect(refusal == item["error"].text)
        }
    }
}
