// SPDX-License-Identifier: MIT

import ProtocolTypes
import SeededChains
import TestSupport
import Testing

@testable import Store

extension Store {
    /// What the writer has done since it was opened.
    fileprivate var pageVisitCount: Int { database.pageVisitCount }
}

/// What opening costs, counted in pages of the file that SQLite looks into.
@Suite struct OpeningCostTests {
    private struct Cost {
        /// Pages that were visited to open the store.
        let opening: Int
        /// Pages that a new reader visits to learn where the chain stands.
        let firstRead: Int
        /// Pages of the whole file.
        let file: Int
    }

    private func cost(blockCount: Int) async throws -> Cost {
        let folder = try TemporaryDirectory()
        let chain = try SeededChain(seed: 12, blockCount: blockCount)
        do {
            let store = try Store(directory: folder.path)
            for block in chain.blocks { try await store.apply(block) }
        }
        let store = try Store(directory: folder.path)
        let opening = await store.pageVisitCount
        var firstRead = 0
        try store.read { (snapshot) throws(DatabaseError) in
            #expect(snapshot.tip?.number == chain.blocks.last?.header.number)
            #expect(try snapshot.genesisCommitment() == chain.blocks.first?.header.commitment)
            firstRead = snapshot.database.pageVisitCount
        }
        let file = try Database(path: folder.path("store.sqlite"), mode: .readOnly)
            .first("PRAGMA page_count") { Int($0.integer(0)) }
        return Cost(opening: opening, firstRead: firstRead, file: try #require(file))
    }

    @Test func `opening costs the same, however long the chain`() async throws {
        let short = try await cost(blockCount: 5)
        let long = try await cost(blockCount: 200)
        #expect(long.file > 10 * short.file, "\(long.file) against \(short.file) pages")
        #expect(long.opening == short.opening)
        #expect(short.opening > 0 && short.opening < 20, "\(short.opening)")
        // Two rows are looked up, each in a tree that may be a level or two deeper.
        #expect(long.firstRead <= short.firstRead + 4, "\(long.firstRead), \(short.firstRead)")
    }
}
