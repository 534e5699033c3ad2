// SPDX-License-Identifier: MIT

import Testing

@testable import WebPages

/// The files that pages load, and the small forms of values.
@Suite struct WebAssetTests {
    @Test func `the files are there under paths that change with their bytes`() throws {
        #expect(WebAsset.all.count == 3)
        for asset in WebAsset.all {
            #expect(!asset.bytes.isEmpty)
            #expect(asset.path.hasPrefix("/static/"))
            #expect(WebAsset.at(asset.path)?.bytes == asset.bytes)
        }
        #expect(Set(WebAsset.all.map(\.contentType)).count == 3)
        #expect(WebAsset.at("/static/style.css") == nil)
        let linked = [WebAsset.style, WebAsset.script, WebAsset.icon].map(\.text)
        #expect(linked.allSatisfy { WebAsset.at($0) != nil })
    }

    @Test func `the script is small and never writes markup`() throws {
        let script = try #require(WebAsset.at(WebAsset.script.text))
        #expect(script.bytes.count < 20_000)
        let text = String(decoding: script.bytes, as: UTF8.self)
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write"] {
            let isThere = text.contains(word)
            #expect(!isThere, "\(word)")
        }
        #expect(!text.contains("://"), "no address of another site")
    }

    @Test func `the first page with its files stays below its budget`() throws {
        var samples = SamplePages(seed: 3)
        let page = samples.overview().rendered(on: samples.site).count
        let files = WebAsset.all.reduce(0) { $0 + $1.bytes.count }
        #expect(page + files < 50_000, "\(page) and \(files) bytes")
    }

    @Test func `times are calendar times`() {
        #expect(CalendarTime(unixSeconds: 0).machineText == "1970-01-01T00:00:00Z")
        #expect(CalendarTime(unixSeconds: 951_782_400).text == "2000-02-29 00:00:00 UTC")
        #expect(CalendarTime(unixSeconds: 1_735_689_599).text == "2024-12-31 23:59:59 UTC")
        #expect(CalendarTime(unixSeconds: .max).machineText == "2106-02-07T06:28:15Z")
    }

    @Test func `numbers and identifiers are cut to be read`() {
        #expect(ShortText.number(0) == "0")
        #expect(ShortText.number(999) == "999")
        #expect(ShortText.number(UInt32.max) == "4,294,967,295")
        #expect(ShortText.grouped("1234567.50") == "1,234,567.50")
        #expect(ShortText.grouped("n/a") == "n/a")
        #expect(ShortText.count(1, "block") == "1 block")
        #expect(ShortText.count(1_000, "block") == "1,000 blocks")
        #expect(ShortText.bytes(999) == "999 B")
        #expect(ShortText.bytes(101_249) == "101.2 kB")
        #expect(ShortText.bytes(1_734_000) == "1.7 MB")
        #expect(ShortText.identifier("0x1234") == "0x1234")
        #expect(
            ShortText.identifier("0x" + String(repeating: "ab", count: 32)) == "0xababab…ababab"
        )
    }
}
