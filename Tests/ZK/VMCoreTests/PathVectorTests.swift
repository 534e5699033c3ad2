// SPDX-License-Identifier: MIT

import ByteCoding
import TestSupport
import Testing
import VMCore

@Suite struct PathVectorTests {
    /// A constant's export around the bytes of a path.
    private func export(_ path: [UInt8]) -> [UInt8] {
        [1] + path + [1] + Array(repeating: 0, count: 8)
    }

    private func export(_ path: String) -> [UInt8] {
        let bytes = Array(path.utf8)
        return export([UInt8(bytes.count & 0xFF), UInt8(bytes.count >> 8)] + bytes)
    }

    @Test func `paths read and write as recorded`() throws {
        let paths = try Vectors.json("primitives/serde.json")["paths_u16_length"].items
        #expect(!paths.isEmpty)
        for item in paths {
            let bytes = try item["bytes"].hex
            guard item["decode"].text == "ok" else {
                #expect(throws: DecodingFailure.self) {
                    try Library.Export(decoding: export(bytes))
                }
                continue
            }
            let read = try Library.Export(decoding: export(bytes))
            #expect(read.path == item["decoded"].text)
            #expect(read.encodedBytes == export(try item["decoded_reserialized"].hex))
        }
    }

    @Test(arguments: [
        "", "::", "a::", "::::a", "a::::b", "a b", "a#b", "a\tb", "\"a", "\"\"", "a::\"\"",
        "\"a\"b", "\"a\"::", "\u{00AB}a", String(repeating: "a", count: 65_535) + "b",
    ])
    func `what is no path is refused`(text: String) {
        #expect(PathText(parsing: text) == nil)
        guard text.utf8.count <= PathText.maxByteCount else { return }
        #expect(throws: DecodingFailure.self) { try Library.Export(decoding: export(text)) }
    }

    @Test(arguments: [
        ("a::\"b\"", "a::b"), ("a-b", "\"a-b\""), ("\"a::b\"::c", "\"a::b\"::c"),
        ("a:b", "\"a:b\""), ("$kernel", "::$kernel"), ("::$exec", "::$exec"),
        ("$execute::a", "::\"$execute\"::a"), ("a::$main", "a::$main"), ("zähler", "\"zähler\""),
        ("\"with space\"", "\"with space\""),
    ])
    func `a path has one canonical text`(text: String, canonical: String) throws {
        #expect(PathText(parsing: text)?.canonical == canonical)
        #expect(PathText(parsing: canonical)?.canonical == canonical)
        #expect(try Library.Export(decoding: export(text)).path == canonical)
    }

    @Test func `a path that grows too long in its canonical form is refused`() throws {
        let text = String(repeating: "-", count: 65_534)
        #expect(PathText(parsing: text)?.canonical.utf8.count == 65_536)
        #expect(throws: DecodingFailure.self) { try Library.Export(decoding: export(text)) }
    }
}
