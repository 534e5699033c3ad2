// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import TestSupport
import Testing

@Suite struct EncodingVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("primitives/serde.json") }

    @Test func `variable-length integers are written in their shortest form`() throws {
        #expect(!file["usize_vint64"].items.isEmpty)
        for item in file["usize_vint64"].items {
            var writer = ByteWriter()
            writer.writeVariableInteger(try item["value"].uint64)
            #expect(writer.bytes == (try item["bytes"].hex))
        }
    }

    @Test func `variable-length integers are read in any form`() throws {
        #expect(!file["usize_decoding"].items.isEmpty)
        for item in file["usize_decoding"].items {
            var reader = ByteReader(try item["bytes"].hex)
            if item["decode"].text == "ok" {
                #expect(try reader.readVariableInteger() == (try item["value"].uint64))
            } else {
                #expect(throws: DecodingFailure.self) { try reader.readVariableInteger() }
            }
        }
    }

    @Test func `values of known types are read or refused`() throws {
        var count = 0
        for item in file["decoding"].items {
            var reader = ByteReader(try item["bytes"].hex)
            let isAccepted = item["decode"].text == "ok"
            let outcome: Bool
            switch try item["type"].string {
            case "Felt": outcome = (try? reader.readFelt()) != nil
            case "Word": outcome = (try? reader.readWord()) != nil
            case "String": outcome = (try? reader.readString()) != nil
            case "Vec<Felt>": outcome = (try? reader.readList(Felt.self, itemByteCount: 8)) != nil
            case "Vec<u8>": outcome = (try? reader.readBytes(reader.readCount())) != nil
            default: continue
            }
            #expect(outcome == isAccepted, "\(item["name"].text ?? "")")
            count += 1
        }
        #expect(count > 0)
    }

    @Test func `words, elements and texts are written as recorded`() throws {
        var count = 0
        for item in file["encodings"].items {
            var writer = ByteWriter()
            switch try item["type"].string {
            case "Felt": writer.write(try item["value"].felt)
            case "Word": writer.write(try item["value"].word)
            case "String": writer.write(try item["value"].string)
            case "u8": writer.write(UInt8(try item["value"].uint64))
            case "u16": writer.write(UInt16(try item["value"].uint64))
            case "u32": writer.write(UInt32(try item["value"].uint64))
            case "u64": writer.write(try item["value"].uint64)
            case "Vec<Felt>": writer.writeList(try item["value"].felts)
            case "Vec<Word>": writer.writeList(try item["value"].items.map { try $0.word })
            default: continue
            }
            #expect(writer.bytes == (try item["bytes"].hex))
            count += 1
        }
        #expect(count > 0)
    }

    @Test func `a word as text has 64 digits`() throws {
        #expect(!file["word_hex"].items.isEmpty)
        for item in file["word_hex"].items {
            let text = try item["text"].string
            // Here the prefix may be left out; the reference wants it.
            guard text.hasPrefix("0x") else { continue }
            let word = try? Word(hex: text)
            #expect((word != nil) == (item["try_from"].text == "ok"), "\(text)")
            if let word { #expect(word == (try item["try_from_value"].word)) }
        }
    }
}
