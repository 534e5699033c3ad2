// SPDX-License-Identifier: MIT

import JSONText
import TestSupport
import Testing

@Suite struct JSONParsingTests {
    @Test func `an ordinary object keeps its order`() throws {
        let json = try parse(#"{"b":1,"a":[true,null,"x",2.5],"c":{"d":"18446744073709551615"}}"#)
        #expect(json.members?.map(\.name) == ["b", "a", "c"])
        #expect(json["a"]?.items == [.bool(true), .null, .string("x"), .real(2.5)])
        #expect(json["c"]?["d"]?.uint64 == .max)
        #expect(json["b"]?.uint32 == 1)
        #expect(json["b"]?.uint64 == 1)
        #expect(json["zz"] == nil)
    }

    @Test func `a decimal string has one form`() {
        for text in ["", "+1", "-1", "01", "1.0", " 1", "18446744073709551616"] {
            #expect(JSON.string(text).uint64 == nil)
        }
        #expect(JSON.string("0").uint64 == 0)
        #expect(JSON.integer(-1).uint64 == nil)
        #expect(JSON.integer(1 << 32).uint32 == nil)
    }

    @Test func `a duplicate name is refused`() {
        #expect { try parse(#"{"a":1,"b":{"x":1,"x":2}}"#) } throws: {
            guard case .duplicateKey = $0 as? JSONError else { return false }
            return true
        }
    }

    @Test func `nesting is bounded before it is followed`() throws {
        let deep = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
        #expect(throws: JSONError.tooDeep(limit: 32, offset: 32)) { try parse(deep) }
        #expect(try parse(String(deep.dropFirst().dropLast())).items?.count == 1)
        #expect(try parse(#""[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"[[[[""#).text != nil)
    }

    @Test(arguments: [
        ("", "truncated"), ("[1,", "truncated"), ("[1] 2", "trailing"), ("{'a':1}", "malformed"),
        ("[1,]", "malformed"), ("nul", "malformed"), ("01", "malformed"), ("NaN", "malformed"),
        ("9223372036854775808", "range"), ("1e999", "range"), (#""\u0000""#, "null"),
        ("\u{FEFF}1", "malformed"),
    ])
    func `a broken text is refused by name`(text: String, kind: String) {
        let error = #expect(throws: JSONError.self) { try parse(text) }
        let got =
            switch error {
            case .truncated: "truncated"
            case .trailingText: "trailing"
            case .numberOutOfRange: "range"
            case .nullCharacter: "null"
            case .malformed: "malformed"
            default: "other"
            }
        #expect(got == kind)
        #expect(error?.detail.isEmpty == false)
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        let error = #expect(throws: JSONError.self) { try JSON.parse([0x22, 0xFF, 0x22]) }
        #expect(error == .invalidUTF8(offset: error?.offset ?? -1))
    }

    @Test func `damaged text never traps`() {
        var generator = SeededGenerator(seed: 7)
        let text = Array(#"{"a":[1,2.5e3,"\u00e9\ud83d\ude00"],"b":{"c":null,"d":false}}"#.utf8)
        var accepted = 0
        for _ in 0..<5_000 where (try? JSON.parse(generator.damaged(text))) != nil {
            accepted += 1
        }
        #expect(accepted < 5_000)
    }

    @discardableResult
    private func parse(_ text: String) throws -> JSON { try JSON.parse(Array(text.utf8)) }
}
