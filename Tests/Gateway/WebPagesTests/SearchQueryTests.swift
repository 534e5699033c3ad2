// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WebPages

/// A query is read by its shape alone.
@Suite struct SearchQueryTests {
    private let word = String(repeating: "ab", count: 32)
    private let account = String(repeating: "0f", count: 15)

    @Test func `blocks are read from numbers and names`() {
        #expect(SearchQuery("1204") == .blockNumber(1204))
        #expect(SearchQuery(" #81,234 ") == .blockNumber(81_234))
        #expect(SearchQuery("4294967295") == .blockNumber(.max))
        #expect(SearchQuery("4294967296") == .unreadable)
        #expect(SearchQuery("Tip") == .blockName("tip"))
        #expect(SearchQuery("genesis\n") == .blockName("genesis"))
    }

    @Test func `words and accounts are read in either case, with and without prefix`() {
        #expect(SearchQuery(word) == .word("0x\(word)"))
        #expect(SearchQuery("0X\(word.uppercased())") == .word("0x\(word)"))
        #expect(SearchQuery("0x\(account)") == .account("0x\(account)"))
        #expect(SearchQuery(account.uppercased()) == .account("0x\(account)"))
        #expect(SearchQuery("0x\(word)0") == .unreadable)
    }

    @Test func `an address is read without its routing`() {
        let address = "mm1ap86qhrsrs4gcy2ntrerfkwylure4ly5"
        #expect(SearchQuery(address) == .address(address))
        #expect(SearchQuery("\(address.uppercased())_qpgqqwcfx0p") == .address(address))
        #expect(SearchQuery("mm1short") == .unreadable)
        #expect(SearchQuery(address + "b") == .unreadable)
    }

    @Test func `nothing and nonsense are told apart`() {
        #expect(SearchQuery("") == .empty)
        #expect(SearchQuery(" \t\n") == .empty)
        for text in ["0x", "#", ",", "_", "1_", "<script>", "0xzz", "-1", "١٢٣"] {
            #expect(SearchQuery(text) == .unreadable, "\(text)")
        }
    }

    @Test(arguments: UInt64(0)..<200)
    func `no text traps`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let samples = ["mm1ap86qhrsrs4gcy2ntrerfkwylure4ly5", "0x\(word)", "81,234", "tip"]
        let sample = samples[Int(generator.next() % 4)]
        let text = String(decoding: generator.damaged(Array(sample.utf8)), as: UTF8.self)
        if case .word(let word) = SearchQuery(text) { #expect(word.utf8.count == 66) }
        if case .account(let id) = SearchQuery(text) { #expect(id.utf8.count == 32) }
    }
}
