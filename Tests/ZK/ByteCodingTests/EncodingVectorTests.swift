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

    @Test func `field elements are read if they are canonical and whole`() throws {
        let cases = try Vectors.json("primitives/field.json")["felt_decoding"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let bytes = try item["bytes"].hex
            var reader = ByteReader(bytes)
            do {
                let felt = try reader.readFelt()
                #expect(item["result"].text == "ok", "\(item)")
                #expect(felt == (try item["value"].felt), "\(item)")
            } catch let failure as DecodingFailure {
                let name =
                    switch failure.cause {
                    case .nonCanonicalFelt: "InvalidValue"
                    case .truncated: "UnexpectedEOF"
                    default: "\(failure.cause)"
                    }
                #expect(item["result"].text == name, "\(item)")
            }
        }
    }

    /// The cases of a section whose type is made of primitives; paths are the packages' matter.
    private func cases(_ section: String) throws -> [(type: WireType, item: JSONValue)] {
        let found = try file[section].items
            .filter { $0["type"].text != "MasmPathBuf" }
            .map { item in
                (try #require(WireType(item["type"].string), "\(item["type"])"), item)
            }
        try #require(!found.isEmpty)
        return found
    }

    @Test func `values of all types are read or refused`() throws {
        for (type, item) in try cases("decoding") {
            var reader = ByteReader(try item["bytes"].hex)
            let value = try? type.read(from: &reader)
            #expect((value != nil) == (item["decode"].text == "ok"), "\(item)")
            guard let value else { continue }
            #expect(value == item["value"], "\(item)")
        }
    }

    @Test func `values of all types are written as recorded and read back`() throws {
        for (type, item) in try cases("encodings") {
            var writer = ByteWriter()
            try type.write(item["value"], to: &writer)
            #expect(writer.bytes == (try item["bytes"].hex), "\(item)")
            var reader = ByteReader(writer.bytes)
            let value = try type.read(from: &reader)
            try reader.finish()
            var again = ByteWriter()
            try type.write(value, to: &again)
            #expect(again.bytes == writer.bytes, "\(item)")
        }
    }

    @Test func `a byte budget ends what a reader takes`() throws {
        for (type, item) in try cases("budgeted") {
            let bytes = try item["bytes"].hex
            var reader = ByteReader(bytes, budget: try item["budget"].int)
            let value = try? type.read(from: &reader)
            #expect((value != nil) == (item["decode"].text == "ok"), "\(item)")
        }
    }

    @Test func `a budget says whether bytes or leave to read them were missing`() {
        let bytes: [UInt8] = [1, 2, 3]
        var reader = ByteReader(bytes, budget: 2)
        #expect(throws: DecodingFailure(offset: 0, cause: .overBudget(needed: 3, left: 2))) {
            try reader.readBytes(3)
        }
        #expect(throws: DecodingFailure(offset: 0, cause: .truncated(needed: 4, remaining: 2))) {
            try reader.readUInt32()
        }
        #expect(reader.remaining == 2)
        reader = ByteReader(bytes, budget: -1)
        #expect(throws: DecodingFailure.self) { try reader.readUInt8() }
        reader = ByteReader(bytes, budget: 100)
        #expect((try? reader.readBytes(3)) == bytes)
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
