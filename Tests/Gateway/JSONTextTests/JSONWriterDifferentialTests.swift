// SPDX-License-Identifier: MIT

import JSONText
import TestSupport
import Testing

/// What the writer says, the C library must read back as the same value.
@Suite struct JSONWriterDifferentialTests {
    @Test(arguments: UInt64(0)..<400)
    func `a random value survives writing and parsing`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let value = randomValue(&generator, depth: 4)
        var writer = JSONWriter()
        write(value, to: &writer)
        #expect(try JSON.parse(writer.bytes) == value)
    }

    @Test func `every single byte character is escaped so that it reads back`() throws {
        for scalar in (1 as UInt32)...0x2FF {
            guard let scalar = Unicode.Scalar(scalar) else { continue }
            let text = "a\(Character(scalar))b"
            #expect(try JSON.parse(JSONWriter.encode { $0.string(text) }) == .string(text))
        }
    }

    @Test func `integers of every width are written in full`() throws {
        let bytes = JSONWriter.encode { json in
            json.beginArray()
            json.number(UInt32.max)
            json.number(Int64.min)
            json.decimalString(UInt64.max)
            json.number(0)
            json.endArray()
        }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text == #"[4294967295,-9223372036854775808,"18446744073709551615",0]"#)
    }

    @Test func `members, hexadecimal and base64 take their place`() {
        let bytes = JSONWriter.encode { json in
            json.object {
                $0.member("a", "x\"\\\n\u{1}")
                $0.member("n", nil as String?)
                $0.member("h", hex: [0, 0xAB])
                $0.member("b", base64: [1, 2, 3, 4])
                $0.member("list", array: [1, 2]) { $0.number($1) }
                $0.member("o", object: { $0.member("t", true) })
                $0.member("r", raw: [0x31])
                $0.key("f")
                $0.number(1.5)
                $0.key("i")
                $0.number(Double.infinity)
            }
        }
        let expected =
            #"{"a":"x\"\\\n\u0001","n":null,"h":"0x00ab","b":"AQIDBA==","list":[1,2],"#
            + #""o":{"t":true},"r":1,"f":1.5,"i":null}"#
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: 0..<40)
    func `base64 round trips and has one text a value`(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let data = generator.bytes(count)
        let text = Base64.encode(data)
        #expect(Base64.decode(text) == data)
        for _ in 0..<20 {
            let damaged = generator.damaged(text)
            if let other = Base64.decode(damaged) { #expect(Base64.encode(other) == damaged) }
        }
    }

    private func randomValue(_ generator: inout SeededGenerator, depth: Int) -> JSON {
        switch generator.next() % (depth == 0 ? 6 : 8) {
        case 0: return .null
        case 1: return .bool(generator.next() % 2 == 0)
        case 2: return .integer(Int64(bitPattern: generator.next()))
        case 3: return .real(Double(Int64(bitPattern: generator.next())) / 1024 + 0.5)
        case 4, 5: return .string(randomText(&generator))
        case 6:
            return .array(
                (0..<generator.next() % 4).map { _ in
                    randomValue(&generator, depth: depth - 1)
                }
            )
        default:
            return .object(
                (0..<generator.next() % 4).map { index in
                    let name = "\(index)" + randomText(&generator)
                    return JSON.Member(name, randomValue(&generator, depth: depth - 1))
                }
            )
        }
    }

    private func randomText(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<generator.next() % 12 {
            let limit: UInt64 = [0x80, 0x800, 0x11_0000][Int(generator.next() % 3)]
            let scalar = Unicode.Scalar(UInt32(1 + generator.next() % (limit - 1)))
            text.unicodeScalars.append(scalar ?? "\u{FFFD}")
        }
        return text
    }

    private func write(_ value: JSON, to writer: inout JSONWriter) {
        switch value {
        case .null: writer.null()
        case .bool(let flag): writer.bool(flag)
        case .integer(let number): writer.number(number)
        case .real(let number): writer.number(number)
        case .string(let text): writer.string(text)
        case .array(let items): writer.array(items) { self.write($1, to: &$0) }
        case .object(let members):
            writer.beginObject()
            for member in members {
                writer.key(member.name)
                write(member.value, to: &writer)
            }
            writer.endObject()
        }
    }
}
