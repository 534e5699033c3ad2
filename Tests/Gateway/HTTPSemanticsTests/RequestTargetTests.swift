// SPDX-License-Identifier: MIT

import HTTPSemantics
import TestSupport
import Testing

@Suite struct RequestTargetTests {
    @Test func `a path and a query are split and decoded`() throws {
        let target = try parse("/v1/blocks/a%2Fb%C3%A9?from=1&to=&x&q=a+b%2B")
        #expect(target.segments == ["v1", "blocks", "a/bé"])
        #expect(target.query.map(\.name) == ["from", "to", "x", "q"])
        #expect(target.query.map(\.value) == ["1", "", "", "a b+"])
        #expect(target.rawPath == "/v1/blocks/a%2Fb%C3%A9")
        #expect(target.authority == nil)
    }

    @Test func `the root has no segments and a trailing slash adds an empty one`() throws {
        #expect(try parse("/").segments.isEmpty)
        #expect(try parse("/a/").segments == ["a", ""])
        #expect(try parse("//a").segments == ["", "a"])
    }

    @Test func `a name that comes twice stays visible`() throws {
        #expect(try parse("/?a=1&b=2&a=3").values(of: "a") == ["1", "3"])
    }

    @Test func `an absolute target gives its host`() throws {
        let target = try parse("HTTP://node.example:80/a?b=c")
        #expect(target.authority == "node.example:80")
        #expect(target.segments == ["a"])
        #expect(try parse("http://node").raw == "/")
    }

    @Test func `an asterisk is a target of its own`() throws {
        #expect(try parse("*").isAsterisk)
    }

    @Test(arguments: [
        ("", RequestTargetError.unsupportedForm), ("a/b", .unsupportedForm),
        ("ftp://x/", .unsupportedForm), ("http:///x", .unsupportedForm),
        ("/a b", .forbiddenByte(0x20, offset: 2)), ("/a#b", .forbiddenByte(0x23, offset: 2)),
        ("/a\\b", .forbiddenByte(0x5C, offset: 2)), ("/é", .forbiddenByte(0xC3, offset: 1)),
        ("/%", .malformedEscape(offset: 1)), ("/%4", .malformedEscape(offset: 1)),
        ("/%zz", .malformedEscape(offset: 1)), ("/%00", .forbiddenText),
        ("/%0a", .forbiddenText), ("/%ff", .forbiddenText), ("/a/../b", .dotSegment),
        ("/%2e%2e/b", .dotSegment), ("/.", .dotSegment),
    ])
    func `a target that could be read two ways is refused`(
        text: String,
        failure: RequestTargetError
    ) {
        #expect(throws: failure) { try parse(text) }
    }

    @Test func `escaping and decoding are inverse`() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            let text = String(
                (0..<8).map { _ in
                    Character(Unicode.Scalar(UInt32(0x21 + generator.next() % 0x500)) ?? "x")
                }
            ).replacingControls()
            let encoded = Array(PercentCoding.encode(text).utf8)
            #expect(try PercentCoding.decode(encoded[...], plusIsBlank: true) == text)
        }
    }

    @Test func `damaged targets never trap`() {
        var generator = SeededGenerator(seed: 2)
        let bytes = Array("/v1/blocks/%41?from=1&to=%32#x".utf8)
        var refused = 0
        for _ in 0..<5_000 where (try? RequestTarget(generator.damaged(bytes))) == nil {
            refused += 1
        }
        #expect(refused > 0)
    }

    @discardableResult
    private func parse(_ text: String) throws -> RequestTarget {
        try RequestTarget(Array(text.utf8))
    }
}

extension String {
    /// The text with control characters replaced, which no target can carry.
    fileprivate func replacingControls() -> String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map {
                    $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "_" : $0
                }
            )
        )
    }
}
