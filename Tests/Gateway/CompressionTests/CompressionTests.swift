// SPDX-License-Identifier: MIT

import Compression
import HTTPSemantics
import TestSupport
import Testing

@Suite struct GzipTests {
    @Test(arguments: [1, 2, 100, 4_096, 100_000])
    func `what is compressed comes back`(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        for bytes in [generator.bytes(count), [UInt8](repeating: 65, count: count)] {
            let compressed = try #require(Gzip.compress(bytes))
            #expect(Gzip.decompress(compressed, byteCountMax: count) == bytes)
        }
    }

    @Test func `a bomb stops at its bound`() throws {
        let compressed = try #require(Gzip.compress([UInt8](repeating: 0, count: 1 << 20)))
        #expect(compressed.count < 10_000)
        #expect(Gzip.decompress(compressed, byteCountMax: 1 << 19) == nil)
        #expect(Gzip.decompress(compressed, byteCountMax: 0) == nil)
    }

    @Test func `damaged bytes never trap and never pass for the original`() throws {
        var generator = SeededGenerator(seed: 8)
        let bytes = generator.bytes(300)
        let compressed = try #require(Gzip.compress(bytes))
        var refused = 0
        for _ in 0..<1_000 {
            let damaged = generator.damaged(compressed)
            if Gzip.decompress(damaged, byteCountMax: 1_000) == nil { refused += 1 }
        }
        #expect(refused > 500)
    }
}

@Suite struct ContentCodingTests {
    private let json = HTTPResponse(
        200,
        fields: ["content-type": "application/json; charset=utf-8", "etag": "\"a.json\""],
        body: [UInt8](repeating: 0x20, count: 2_000)
    )

    @Test func `a client that reads gzip gets it, with a weak tag`() {
        let response = ContentCoding.encode(json, acceptEncoding: ["br, gzip;q=0.5"])
        #expect(response.fields["content-encoding"] == "gzip")
        #expect(response.fields["vary"] == "accept-encoding")
        #expect(response.fields["etag"] == "W/\"a.json\"")
        #expect(Gzip.decompress(response.body, byteCountMax: 2_000) == json.body)
    }

    @Test(arguments: [
        ([], false), (["identity"], false), (["gzip;q=0"], false), (["*"], true),
        (["*, gzip;q=0.000"], false), (["x-gzip"], true), (["deflate", "GZIP ; q=1"], true),
    ])
    func `a client is taken at its word`(accept: [String], isCompressed: Bool) {
        let response = ContentCoding.encode(json, acceptEncoding: accept)
        #expect((response.fields["content-encoding"] == "gzip") == isCompressed)
        #expect(response.fields["vary"] == "accept-encoding")
    }

    @Test func `small, large, binary and encoded answers stay as they are`() {
        var small = json
        small.body = [UInt8](repeating: 0x20, count: 1_000)
        var large = json
        large.body = [UInt8](repeating: 0x20, count: 300_000)
        let done = json.setting("content-encoding", "br")
        let events = json.setting("content-type", "text/event-stream")
        for response in [small, large, done, events, .bytes(json.body)] {
            #expect(ContentCoding.encode(response, acceptEncoding: ["gzip"]) == response)
        }
    }
}
