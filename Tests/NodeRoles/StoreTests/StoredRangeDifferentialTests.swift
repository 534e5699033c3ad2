// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

@testable import Store

/// The range in the database is the range in memory, at every earlier size.
@Suite struct StoredRangeDifferentialTests {
    @Test func `peaks and openings agree for every size and leaf`() throws {
        let folder = try TemporaryDirectory()
        let database = try Database.forTests(folder)
        let range = StoredRange(database: database)
        var generator = SeededGenerator(seed: 3)
        var reference = MountainRange()
        let leafCount: UInt64 = 37
        for position in 0..<leafCount {
            let leaf = generator.word()
            try range.append(leaf, at: position)
            try reference.append(leaf)
        }
        for size in 0...leafCount {
            let forest = try Forest(leafCount: size)
            #expect(try range.peaks(leafCount: size) == reference.peaks(at: forest))
            for position in 0..<size {
                let proof = try range.open(position, leafCount: size)
                #expect(try proof == reference.open(position, forest: forest))
            }
        }
    }

    @Test func `a leaf is not overwritten, and what is missing is told`() throws {
        let folder = try TemporaryDirectory()
        let range = StoredRange(database: try Database.forTests(folder))
        try range.append(.zero, at: 0)
        #expect(throws: DatabaseError.self) { try range.append(.zero, at: 0) }
        #expect(throws: DatabaseError.unexpectedRow("range node")) { try range.peaks(leafCount: 2) }
    }
}
