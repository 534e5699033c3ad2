// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import Testing

@testable import WebSocket

@Suite struct WebSocketHandshakeTests {
    private let spoken = ["miden.v1.json", "miden.v1.bin"]

    private func request(_ changes: (inout HTTPRequest) -> Void = { _ in }) throws -> HTTPRequest {
        var request = HTTPRequest(
            method: .get,
            target: try RequestTarget(Array("/v1/ws".utf8)),
            fields: [
                "host": "a", "upgrade": "WebSocket", "connection": "keep-alive, Upgrade",
                "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==", "sec-websocket-version": "13",
                "sec-websocket-protocol": "x, miden.v1.bin",
            ]
        )
        changes(&request)
        return request
    }

    @Test func `the example of the standard`() throws {
        let accepted = try WebSocketHandshake.accept(try request(), subprotocols: spoken)
        #expect(accepted.subprotocol == "miden.v1.bin")
        #expect(accepted.response.status == 101)
        #expect(
            accepted.response.fields["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
        )
        #expect(accepted.response.fields["sec-websocket-protocol"] == "miden.v1.bin")
    }

    @Test func `the server's order decides between common subprotocols`() throws {
        let both = try request {
            $0.fields["sec-websocket-protocol"] = spoken.reversed().joined(
                separator: ","
            )
        }
        let accepted = try WebSocketHandshake.accept(both, subprotocols: spoken)
        #expect(accepted.subprotocol == "miden.v1.json")
    }

    @Test func `each fault of a handshake has its refusal`() throws {
        typealias Refusal = WebSocketHandshake.Refusal
        let cases: [(Refusal, HTTPRequest)] = [
            (.notAnUpgrade, try request { $0.method = .post }),
            (.notAnUpgrade, try request { $0.version = .http2 }),
            (.notAnUpgrade, try request { $0.fields["upgrade"] = nil }),
            (.notAnUpgrade, try request { $0.fields["connection"] = "close" }),
            (.unsupportedVersion, try request { $0.fields["sec-websocket-version"] = "8" }),
            (.unsupportedVersion, try request { $0.fields.append("sec-websocket-version", "13") }),
            (.malformedKey, try request { $0.fields["sec-websocket-key"] = nil }),
            (.malformedKey, try request { $0.fields["sec-websocket-key"] = "AAAA" }),
            (.malformedKey, try request { $0.fields.append("sec-websocket-key", "AAAA") }),
            (
                .noCommonSubprotocol(spoken: spoken),
                try request { $0.fields["sec-websocket-protocol"] = "chat" }
            ),
            (
                .noCommonSubprotocol(spoken: spoken),
                try request { $0.fields["sec-websocket-protocol"] = nil }
            ),
        ]
        for (refusal, request) in cases {
            #expect(throws: refusal) {
                _ = try WebSocketHandshake.accept(request, subprotocols: spoken)
            }
            #expect(refusal.problem.response.status == 400)
        }
        let problem = try JSON.parse(
            Refusal.noCommonSubprotocol(spoken: spoken).problem.response.body
        )
        #expect(problem["subprotocols"]?.items?.count == 2)
    }

    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        (String(repeating: "a", count: 1_000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
    ])
    func `published digests`(message: String, digest: String) {
        let hex = SHA1.digest(Array(message.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        #expect(hex.joined() == digest)
    }
}
