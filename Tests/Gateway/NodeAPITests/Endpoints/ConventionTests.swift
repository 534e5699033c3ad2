// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import Synchronization
import TestSupport
import Testing

@testable import NodeAPI

/// What all answers have in common.
@Suite struct ConventionTests {
    @Test func `every answer tells the chain's state, refusals too`() async throws {
        let node = try await NodeFixture()
        let genesis = try node.chain.index["genesis_commitment"].string
        for path in ["/v1/status", "/v1/blocks/1", "/nothing", "/v1/blocks?x=1", "/", "/livez"] {
            let answer = try await node.get(path)
            #expect(answer.fields["miden-chain-tip"] == "8", "\(path)")
            #expect(answer.fields["miden-proven-tip"] == "0")
            #expect(answer.fields["miden-genesis"] == genesis)
            #expect(answer.fields["miden-version"] != nil)
            #expect(answer.fields["x-request-id"] != nil)
        }
    }

    @Test func `what is committed never changes, and is not sent twice`() async throws {
        let node = try await NodeFixture()
        for path in ["/v1/blocks/3", "/v1/blocks/3/header", "/v1/blocks/3?include=notes"] {
            let answer = try await node.get(path)
            #expect(answer.fields["cache-control"]?.contains("immutable") == true)
            let tag = try #require(answer.fields["etag"])
            let again = try await node.get(path, ["if-none-match": tag])
            #expect(again.status == 304 && again.body.isEmpty)
        }
        let first = try await node.get("/v1/blocks/3").fields["etag"]
        let second = try await node.get("/v1/blocks/3?include=notes").fields["etag"]
        let third = try await node.bytes("/v1/blocks/3")
        #expect(first != second && !third.isEmpty)
        for path in ["/v1/blocks/tip", "/v1/status", "/v1/blocks"] {
            let answer = try await node.get(path)
            #expect(answer.fields["cache-control"] == "no-cache")
            let tag = try #require(answer.fields["etag"])
            #expect(try await node.get(path, ["if-none-match": tag]).status == 304)
        }
    }

    @Test func `clients of another network or version are refused before anything is done`()
        async throws
    {
        let node = try await NodeFixture()
        let own = try node.chain.index["genesis_commitment"].string
        let other = "0x" + String(repeating: "00", count: 32)
        let type = "application/vnd.miden"
        #expect(
            try await node.code("/v1/blocks/1", ["accept": "\(type); genesis=\(other)"])
                == "genesis_mismatch"
        )
        #expect(
            try await node.code("/v1/blocks/1", ["accept": "\(type); version=0.14.0"])
                == "version_mismatch"
        )
        let good = try await node.get(
            "/v1/blocks/1",
            ["accept": "\(type); version=0.15.9; genesis=\(own)"]
        )
        #expect(good.status == 200)
        let refused = try await node.ask(
            .post,
            "/v1/transactions",
            ["accept": "\(type); genesis=\(other)", "content-type": "application/octet-stream"],
            body: [1]
        )
        #expect(refused.status == 406 && node.pool.state.withLock { $0.submitted.isEmpty })
    }

    @Test func `the client's Accept decides the form`() async throws {
        let node = try await NodeFixture()
        let both = "application/octet-stream;q=0.9, application/json;q=0.5"
        let answer = try await node.get("/v1/blocks/1", ["accept": both])
        #expect(answer.fields["content-type"] == "application/octet-stream")
        #expect(answer.fields["vary"]?.contains("accept") == true)
        #expect(try await node.code("/v1/blocks/1", ["accept": "image/png"]) == "not_acceptable")
        let lines = try await node.get("/v1/blocks", ["accept": "application/x-ndjson"])
        #expect(lines.body.count { $0 == 0x0A } == node.chain.blocks.count)
    }

    @Test func `cursors belong to their query and their node`() async throws {
        let node = try await NodeFixture()
        let json = try JSON.parse(try await node.get("/v1/blocks?limit=2&order=asc").body)
        let cursor = try #require(json["meta"]?["next_cursor"]?.text)
        #expect(try await node.get("/v1/blocks?limit=2&order=asc&cursor=\(cursor)").status == 200)
        // The last letter may hold bits that mean nothing, so an earlier one changes.
        let changed =
            "\(cursor.dropLast(6))\(cursor.suffix(6).hasPrefix("A") ? "B" : "A")\(cursor.suffix(5))"
        for query in [
            "order=desc&cursor=\(cursor)", "order=asc&from=1&cursor=\(cursor)",
            "order=asc&cursor=\(changed)", "order=asc&cursor=AAAA",
            "order=asc&cursor=\(cursor)%20",
        ] {
            let answer = try await node.get("/v1/blocks?\(query)")
            #expect(answer.status == 400)
            #expect(try JSON.parse(answer.body)["code"]?.text == "invalid_cursor", "\(query)")
        }
        let other = try await NodeFixture()
        #expect(try await other.code("/v1/blocks?order=asc&cursor=\(cursor)") == "invalid_cursor")
    }

    @Test func `lists along the chain end inside a block and go on there`() async throws {
        let node = try await NodeFixture()
        let tags = try await node.data("/v1/blocks/0/notes").items?.compactMap {
            $0["metadata"]?["tag"]?.uint32
        }
        let tag = try #require(tags?.first)
        let whole = try await node.data("/v1/notes?tag=\(tag)&limit=500").items ?? []
        var found: [JSON] = []
        var path = "/v1/notes?tag=\(tag)&limit=1"
        for _ in 0...whole.count {
            let json = try JSON.parse(try await node.get(path).body)
            found += json["data"]?.items ?? []
            guard let cursor = json["meta"]?["next_cursor"]?.text else { break }
            path = "/v1/notes?tag=\(tag)&limit=1&cursor=\(cursor)"
        }
        #expect(found == whole && !whole.isEmpty)
    }

    @Test(
        arguments: [
            ("/v1/blocks/9", 404, "not_found"), ("/v1/blocks/01", 400, "invalid_parameter"),
            ("/v1/blocks/x", 400, "invalid_parameter"),
            ("/v1/blocks?nope=1", 400, "unknown_query_parameter"),
            ("/v1/blocks?from=1&from=2", 400, "duplicate_query_parameter"),
            ("/v1/blocks?from=5&to=4", 400, "invalid_range"),
            ("/v1/blocks?from=20", 400, "invalid_range"),
            ("/v1/blocks/1/proof", 404, "not_proven"),
            ("/v1/transactions", 400, "missing_parameter"),
            ("/v1/transactions/0x12", 400, "invalid_parameter"),
            ("/v1/accounts/0x12", 400, "invalid_parameter"),
            ("/v1/accounts/0x290000000000001100000000000099", 404, "not_found"),
            ("/v1/accounts/0x000000000000000000000000000000", 400, "invalid_parameter"),
            ("/v1/notes?tag=x", 400, "invalid_parameter"),
            ("/v1/nullifiers?prefix=65536", 400, "invalid_parameter"),
            ("/v1/proofs/jobs/1", 501, "not_implemented"),
            ("/v1/sync/notes", 501, "not_implemented"), ("/v1/faucet", 501, "not_implemented"),
            ("/v1/note-scripts/0x" + String(repeating: "0", count: 64), 501, "not_implemented"),
            ("/v1/events?topics=proofs", 501, "not_implemented"),
            ("/v1/events?from=109", 400, "invalid_range"),
        ]
    )
    func `refusals have a status and a code`(path: String, status: Int, code: String) async throws {
        let node = try await NodeFixture()
        let answer = try await node.get(path)
        let json = try JSON.parse(answer.body)
        #expect(answer.status.code == status && json["code"]?.text == code, "\(path)")
        #expect(answer.fields["content-type"] == "application/problem+json")
        #expect(json["instance"]?.text == answer.fields["x-request-id"])
    }

    @Test func `a poller that has the tip gets an empty page`() async throws {
        let node = try await NodeFixture()
        #expect(try await node.data("/v1/blocks?from=9").items?.isEmpty == true)
    }

    @Test func `a state before the last change is gone, its commitment is not`() async throws {
        let node = try await NodeFixture()
        let item = node.chain.items[1]["accounts"][0]
        let id = try item["id"].string
        let old = try await node.data("/v1/accounts/\(id)?block=0")
        let recorded = node.chain.items[0]["accounts"].items.first { $0["id"].text == id }
        #expect(old["commitment"]?.text == recorded?["commitment"].text && recorded != nil)
        #expect(old["state"] == .null)
        #expect(try await node.code("/v1/accounts/\(id)?block=0&include=vault") == "state_pruned")
    }

    @Test func `a node without a chain says so`() async throws {
        let node = try await NodeFixture(blockCount: 0)
        #expect(try await node.code("/v1/blocks/tip") == "not_ready")
        #expect(try await node.code("/v1/status") == "not_ready")
        #expect(try await node.get("/readyz").status == 503)
        #expect(try await node.get("/livez").status == 200)
        let verbose = try await node.get("/readyz?verbose")
        let lines = "running: ok\nstore: ok\nchain: failed\n"
        #expect(String(decoding: verbose.body, as: UTF8.self) == lines)
    }
}
