// SPDX-License-Identifier: MIT

import HTTPSemantics
import Testing

@Suite struct ContentNegotiationTests {
    let offers: [MediaType] = [.json, .octetStream, .html]

    @Test(arguments: [
        (nil, "application/json"),
        ("*/*", "application/json"),
        ("application/octet-stream", "application/octet-stream"),
        ("application/octet-stream;q=1.0, application/json;q=0.9", "application/octet-stream"),
        ("application/octet-stream;q=0.5,application/json;q=0.9", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/*", "text/html"),
        ("*/*;q=0.1, application/json;q=0", "application/octet-stream"),
        ("APPLICATION/JSON", "application/json"),
        ("application/vnd.miden; version=0.15.1; genesis=0xab", "application/json"),
        ("image/png", "none"), ("application/json;q=0", "none"), ("nonsense", "none"),
        ("application/json;q=2", "none"),
    ])
    func `the best offer wins`(accept: String?, expected: String) {
        var fields: HTTPFields = [:]
        fields["accept"] = accept
        #expect(ContentNegotiation(fields).best(of: offers)?.description ?? "none" == expected)
    }

    @Test func `a Miden client's demands are read`() {
        let fields: HTTPFields = [
            "accept": "application/vnd.miden; version=0.15; genesis=\"0xa,b\""
        ]
        let miden = ContentNegotiation(fields).miden
        #expect(miden?.version == "0.15")
        #expect(miden?.genesis == "0xa,b")
        #expect(ContentNegotiation(["accept": "*/*"]).miden == nil)
    }

    @Test(arguments: ["", "json", "a/b/c", "/x", "a/", "a b/c", "a/b;x", "a/b; =1"])
    func `a media type without form is refused`(text: String) {
        #expect(MediaType(text) == nil)
    }

    @Test func `an entity tag is compared weakly`() {
        let tag = EntityTag("0xab.json")
        #expect(tag.description == "\"0xab.json\"")
        #expect(tag.isNamed(byIfNoneMatch: ["if-none-match": "\"x\", W/\"0xab.json\""]))
        #expect(tag.isNamed(byIfNoneMatch: ["if-none-match": "*"]))
        #expect(!tag.isNamed(byIfNoneMatch: ["if-none-match": "\"0xab.bin\""]))
        #expect(!tag.isNamed(byIfNoneMatch: [:]))
        #expect(EntityTag(parsing: "abc") == nil)
        #expect(EntityTag(parsing: "W/\"a\"") == EntityTag("a", isWeak: true))
    }
}
