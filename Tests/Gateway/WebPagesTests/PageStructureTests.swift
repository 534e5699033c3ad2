// SPDX-License-Identifier: MIT

import Testing
import WebPages

/// Every page keeps to the rules of the house for pages.
@Suite struct PageStructureTests {
    private let pages: [(path: String, page: HTMLReader, bytes: [UInt8])]

    init() {
        var samples = SamplePages(
            seed: 1,
            links: [NavigationLink(title: "API", path: "/docs")]
        )
        pages = samples.all().map { ($0.path, HTMLReader($0.bytes), $0.bytes) }
    }

    @Test func `every page is well formed`() {
        #expect(pages.count == 11)
        for page in pages { #expect(page.page.faults.isEmpty, "\(page.path): \(page.page.faults)") }
    }

    @Test func `every page has one of each landmark and one heading`() {
        for (path, page, _) in pages {
            for tag in ["html", "title", "header", "main", "footer", "h1"] {
                #expect(page.tags.filter { $0 == tag }.count == 1, "\(path): \(tag)")
            }
            #expect(page.values("href").first { $0.hasPrefix("#") } == "#main", "\(path)")
            #expect(page.values("id").contains("main"), "\(path)")
        }
    }

    @Test func `no two elements share an id, and what is referred to is there`() {
        for (path, page, _) in pages {
            let ids = page.values("id")
            #expect(Set(ids).count == ids.count, "\(path): \(ids)")
            let wanted = page.values("aria-labelledby") + page.values("for")
            #expect(wanted.allSatisfy(ids.contains), "\(path): \(wanted)")
        }
    }

    @Test func `no page needs a looser policy than its own site`() {
        for (path, page, _) in pages {
            #expect(page.values("style").isEmpty && !page.tags.contains("style"), "\(path)")
            #expect(page.attributes.allSatisfy { !$0.name.hasPrefix("on") }, "\(path)")
            #expect(page.tags.filter { $0 == "script" }.count == 1, "\(path)")
            let loaded = page.values("src") + page.values("href") + page.values("action")
            #expect(loaded.allSatisfy { $0.hasPrefix("/") || $0 == "#main" }, "\(path)")
        }
    }

    @Test func `every page is titled by what it shows and stays small`() {
        var titles: Set<String> = []
        for (path, page, bytes) in pages {
            let title = page.text.split(separator: "\n").first { $0.contains(" · Miden devnet") }
            titles.insert(String(title ?? ""))
            #expect(title != nil, "\(path)")
            #expect(bytes.count < 30_000, "\(path): \(bytes.count) bytes")
        }
        #expect(titles.count > 8)
    }

    @Test func `every table has a caption, every time a machine's form, every copy a name`() {
        for (path, page, _) in pages {
            let count = { (tag: String) in page.tags.filter { $0 == tag }.count }
            #expect(count("caption") == count("table"), "\(path)")
            #expect(page.values("datetime").count == count("time"), "\(path)")
            #expect(count("button") <= page.values("type").count, "\(path)")
            let copies = page.values("data-copy").count
            #expect(page.values("aria-label").filter { $0.hasPrefix("Copy ") }.count == copies)
        }
    }

    @Test func `what is private is told as a state of its own`() throws {
        for path in ["/account/private", "/note/private"] {
            let page = try #require(pages.first { $0.path == path }).page
            #expect(page.text.contains("Not public"), "\(path)")
            #expect(page.text.contains("Private"), "\(path)")
        }
        for path in ["/account/public", "/note/public"] {
            let page = try #require(pages.first { $0.path == path }).page
            #expect(!page.text.contains("Not public"), "\(path)")
        }
    }

    @Test func `the overview tells tip, proven tip, blocks and mempool`() throws {
        let page = try #require(pages.first { $0.path == "/" }).page
        for text in ["81,234", "81,229", "5 blocks behind", "1.7 MB, oldest 4 s", "0 txs"] {
            #expect(page.text.contains(text), "\(text)")
        }
        #expect(page.values("data-number").count == 13, "a dozen and the template")
        #expect(page.values("aria-live") == ["polite"])
    }

    @Test func `a dropped transaction leads to its problem's page`() throws {
        let page = try #require(pages.first { $0.path == "/tx/dropped" }).page
        #expect(page.values("href").contains("/problems/nullifier_spent"))
        #expect(!page.tags.contains("ol"), "a dropped transaction has no steps ahead")
        #expect(!page.attributes.contains { $0.name == "data-refresh" })
        let pending = try #require(pages.first { $0.path == "/tx/committed" }).page
        #expect(pending.values("aria-current") == ["step"])
        #expect(pending.attributes.contains { $0.name == "data-refresh" })
    }
}
