// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import NodeAPI
import TestSupport
import Testing

/// Whichever way a list is followed, each item comes once and none is lost.
@Suite(.timeLimit(.minutes(2))) struct PagingTests {
    private struct Page {
        let ids: [String]
        let covered: UInt32?
        let end: UInt32
        let cursor: String?
    }

    private func page(_ node: NodeFixture, _ path: String) async throws -> Page {
        let answer = try await node.get(path)
        #expect(answer.status == 200, "\(path)")
        let json = try JSON.parse(answer.body)
        let meta = try #require(json["meta"])
        return Page(
            ids: (json["data"]?.items ?? []).compactMap { $0["id"]?.text },
            covered: meta["block_num"]?.uint32,
            end: try #require(meta["to"]?.uint32),
            cursor: meta["next_cursor"]?.text
        )
    }

    /// A list of the recorded chain, and all that it has.
    private struct Listing {
        let path: String
        let ids: [String]
    }

    private func listings(_ node: NodeFixture) async throws -> [Listing] {
        var tags: Set<String> = []
        for note in try await node.data("/v1/blocks/0/notes").items ?? [] {
            if let tag = note["metadata"]?["tag"]?.uint32 ?? note["tag"]?.uint32 {
                tags.insert("\(tag)")
            }
        }
        let updates = node.chain.items.flatMap { $0["accounts"].items }
        let accounts = Set(updates.compactMap { $0["id"].text })
        var listings: [Listing] = []
        for path in [
            "/v1/notes?tag=\(tags.sorted().joined(separator: ","))",
            "/v1/transactions?account=\(accounts.sorted().joined(separator: ","))",
        ] {
            let all = try await page(node, path + "&limit=500")
            #expect(all.cursor == nil && all.covered == all.end && all.ids.count > 10)
            listings.append(Listing(path: path, ids: all.ids))
        }
        return listings
    }

    @Test(arguments: [1, 2, 7, 40])
    func `a list followed by its cursors is whole`(limit: Int) async throws {
        let node = try await NodeFixture()
        for listing in try await listings(node) {
            var (found, cursor): ([String], String?) = ([], nil)
            repeat {
                let path = "\(listing.path)&limit=\(limit)"
                let next = try await page(node, path + (cursor.map { "&cursor=\($0)" } ?? ""))
                found += next.ids
                #expect((next.cursor == nil) == (next.covered == next.end))
                cursor = next.cursor
            } while cursor != nil && found.count <= listing.ids.count
            #expect(found == listing.ids)
        }
    }

    @Test(arguments: [1, 2, 7, 40])
    func `a list followed by its blocks is whole, by the cursor where a block is cut`(
        limit: Int
    ) async throws {
        let node = try await NodeFixture()
        for listing in try await listings(node) {
            var seen: Set<String> = []
            var (from, cursor): (UInt32, String?) = (0, nil)
            for _ in 0..<400 {
                let path = "\(listing.path)&limit=\(limit)&from=\(from)"
                let next = try await page(node, path + (cursor.map { "&cursor=\($0)" } ?? ""))
                seen.formUnion(next.ids)
                if let covered = next.covered {
                    #expect(covered >= from, "a client that goes on at the next block moves on")
                    if covered == next.end { break }
                    (from, cursor) = (covered + 1, nil)
                } else {
                    let way: String = try #require(next.cursor, "there is always a way on")
                    cursor = way
                }
            }
            #expect(seen == Set(listing.ids))
        }
    }

    @Test func `a page that ends inside genesis covers no block`() async throws {
        let node = try await NodeFixture()
        let notes = try #require(try await listings(node).first)
        let first = try await page(node, notes.path + "&limit=3")
        #expect(first.ids == Array(notes.ids.prefix(3)))
        #expect(first.covered == nil && first.cursor != nil)
    }
}
