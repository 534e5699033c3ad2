// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WebPages

/// No text, however hostile, becomes markup.
@Suite struct EscapingFuzzTests {
    private static let hostile = [
        "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='x", "--><!--",
        "</title><svg onload=x>", "javascript:alert(1)", "&lt;already&gt;", "`", "\u{0}\u{1}\u{7F}",
        "]]>", "<![CDATA[", "\u{202E}\u{FEFF}", "\u{FFFF}", "/../..//evil.example", "é漢🦀",
    ]

    /// Text made of hostile pieces and random bytes.
    private func text(_ generator: inout SeededGenerator) -> String {
        var bytes: [UInt8] = []
        for _ in 0...Int(generator.next() % 4) {
            let piece = Self.hostile[Int(generator.next() % UInt64(Self.hostile.count))]
            bytes +=
                generator.next() % 3 == 0 ? generator.damaged(Array(piece.utf8)) : Array(piece.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: UInt64(0)..<200)
    func `escaped text holds no mark and reads back as it was`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let original = text(&generator)
        let escaped = String(decoding: HTMLEscaping.escaped(original), as: UTF8.self)
        #expect(!escaped.contains(where: { "<>\"'`".contains($0) }))
        let readable = String(
            String.UnicodeScalarView(
                original.unicodeScalars.map { scalar in
                    let isForbidden = scalar.value < 0x20 && ![0x09, 0x0A].contains(scalar.value)
                    return isForbidden || scalar.value == 0x7F ? "\u{FFFD}" : scalar
                }
            )
        )
        #expect(HTMLReader.unescaped(escaped) == readable, "replay with seed \(seed)")
    }

    @Test(arguments: UInt64(0)..<100)
    func `hostile values leave the page's elements as they are`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let calm = HTMLReader(page("a", "b", "c"))
        let wild = HTMLReader(page(text(&generator), text(&generator), text(&generator)))
        let sameTags = wild.tags == calm.tags
        #expect(sameTags, "replay with seed \(seed)")
        // Only a title comes and goes: it keeps what is too long to be shown.
        let names = [wild, calm].map { page in
            page.attributes.map(\.name).filter { $0 != "title" }
        }
        let isSame = names[0] == names[1]
        #expect(isSame, "replay with seed \(seed)")
        #expect(!calm.tags.isEmpty)
        for attribute in wild.attributes where ["href", "src", "action"].contains(attribute.name) {
            let target = attribute.value
            #expect(target == "#main" || target.hasPrefix("/") && !target.hasPrefix("//"))
            #expect(!target.contains(" ") && !target.contains(":"))
        }
    }

    @Test func `a link of the navigation stays on this site`() {
        let paths = ["//evil.example", "https://evil.example", "javascript:x", "/a b", "docs", ""]
        for path in paths { #expect(PagePath.local(path) == nil, "\(path)") }
        for path in ["/", "/docs", "/v1/status"] { #expect(PagePath.local(path)?.text == path) }
    }

    private func page(_ first: String, _ second: String, _ third: String) -> [UInt8] {
        let site = Site(
            network: first,
            genesis: second,
            version: third,
            tip: 9,
            provenTip: 8,
            links: [NavigationLink(title: third, path: "/docs")]
        )
        let asset = AssetRow(faucet: second, symbol: first, value: .amount(third))
        return TransactionPage(
            id: first,
            account: second,
            state: .dropped(code: third, detail: first),
            timestamp: 5,
            initialState: second,
            finalState: third,
            referenceBlock: 1,
            expirationBlock: 2,
            fee: asset,
            nullifiers: [first],
            outputNotes: [NoteRow(id: second, isPublic: true, sender: third, tag: 1)]
        ).rendered(on: site)
    }
}
