// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import TestSupport
import Testing

@testable import NodeAPI

/// The pages show what the chain holds.
@Suite struct PageTests {
    private func page(_ node: NodeFixture, _ path: String) async throws -> (Int, String) {
        let answer = try await node.get(path)
        #expect(answer.fields["content-type"] == "text/html; charset=utf-8", "\(path)")
        #expect(answer.fields["content-security-policy"]?.contains("frame-ancestors") == true)
        return (answer.status.code, String(decoding: answer.body, as: UTF8.self))
    }

    @Test func `each thing has a page that shows its id`() async throws {
        let node = try await NodeFixture()
        let block = node.chain.items[1]
        let transaction = try block["transactions"][0].string
        let account = try block["accounts"][0]["id"].string
        let notes = try await node.data("/v1/blocks/0/notes").items ?? []
        let note = try #require(notes.first?["id"]?.text)
        let commitment = try block["commitment"].string
        for (path, needle) in [
            ("/", try #require(node.chain.items.last?["commitment"].text)),
            ("/block/1", commitment), ("/block/\(commitment)", transaction),
            ("/tx/\(transaction)", transaction), ("/account/\(account)", account),
            ("/note/\(note)", note),
        ] {
            let (status, text) = try await page(node, path)
            #expect(status == 200 && text.contains(needle), "\(path)")
        }
    }

    @Test func `a search leads to what it found`() async throws {
        let node = try await NodeFixture()
        let block = node.chain.items[1]
        let transaction = try block["transactions"][0].string
        let account = try block["accounts"][0]["id"].string
        for (query, location) in [
            ("1", "/block/1"), (try block["commitment"].string, "/block/1"),
            ("tip", "/block/8"), (transaction, "/tx/\(transaction)"),
            (account, "/account/\(account)"), (try block["nullifiers"][0].string, "/block/1"),
        ] {
            let answer = try await node.get("/search?q=\(query)")
            #expect(answer.status == 303 && answer.fields["location"] == location, "\(query)")
        }
        #expect(try await page(node, "/search?q=nothing").0 == 404)
        #expect(try await page(node, "/search").0 == 200)
    }

    @Test func `what is not there has a page as well`() async throws {
        let node = try await NodeFixture()
        let (status, text) = try await page(node, "/block/99")
        #expect(status == 404 && text.contains("not_found"))
    }

    @Test func `the files that pages load are served for ever`() async throws {
        let node = try await NodeFixture()
        let (_, text) = try await page(node, "/")
        let paths = text.split(separator: "\"").filter { $0.hasPrefix("/static/") }
        #expect(!paths.isEmpty)
        for path in Set(paths) {
            let answer = try await node.get(String(path))
            #expect(answer.status == 200 && !answer.body.isEmpty)
            #expect(answer.fields["cache-control"]?.contains("immutable") == true)
        }
    }
}
