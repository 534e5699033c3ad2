// SPDX-License-Identifier: MIT

import FieldArithmetic
import TestSupport
import Testing
import VMAIR
import VMCore

/// Every test changes an honest trace and says who must notice.
@Suite struct TraceMutationTests {
    let relation = Relation.miden_0_23

    private func isNoticed(_ trace: TraceVector, row: Int) -> Bool {
        let before = (row + trace.rowCount - 1) % trace.rowCount
        return trace.brokenConstraint(onRow: row, of: relation) != nil
            || trace.brokenConstraint(onRow: before, of: relation) != nil
    }

    @Test(arguments: TraceVector.names())
    func `a changed cell breaks a constraint unless it is free`(name: String) throws {
        var trace = try TraceVector(name)
        var generator = SeededGenerator(seed: 1)
        var noticed = 0
        let attempts = 600
        for _ in 0..<attempts {
            let row = Int(generator.next() % UInt64(trace.rowCount))
            let column = Int(generator.next() % UInt64(relation.mainWidth))
            let honest = trace.mainRows[row][column]
            let reason = FreeCell(trace, row: row, column: column)
            trace.mainRows[row][column] = generator.felt()
            let isCaught = isNoticed(trace, row: row)
            trace.mainRows[row][column] = honest
            noticed += isCaught ? 1 : 0
            #expect(isCaught || reason != nil, "row \(row), column \(column)")
        }
        #expect(noticed > attempts / 2)
    }

    @Test func `every kind of free cell goes unnoticed somewhere`() throws {
        var generator = SeededGenerator(seed: 2)
        var unseen = Set(FreeCell.allCases)
        for name in TraceVector.names() where !unseen.isEmpty {
            var trace = try TraceVector(name)
            for _ in 0..<3_000 {
                let row = Int(generator.next() % UInt64(trace.rowCount))
                let column = Int(generator.next() % UInt64(relation.mainWidth))
                let reason = FreeCell(trace, row: row, column: column)
                guard let reason, unseen.contains(reason) else { continue }
                let honest = trace.mainRows[row][column]
                trace.mainRows[row][column] = generator.felt()
                if !isNoticed(trace, row: row) { unseen.remove(reason) }
                trace.mainRows[row][column] = honest
            }
        }
        #expect(unseen.isEmpty)
    }

    /// Until the next END the prover may write any caller's hash into the trace.
    ///
    /// It starts at an END that closes no call. A relation that is to authenticate callers must
    /// preserve the hash there.
    @Test func `the compatible relation lets the caller's hash change after END`() throws {
        var forgeries = 0
        for name in TraceVector.names() where forgeries < 20 {
            var trace = try TraceVector(name)
            let rows = trace.mainRows.map { row in MainColumns { row[$0] } }
            let isEnd = rows.map { $0.operation == .end }
            for row in 0..<trace.rowCount - 1 where isEnd[row] && forgeries < 20 {
                let ends = rows[row].decoder.isCall + rows[row].decoder.isSystemCall == .one
                guard !ends, let last = isEnd[(row + 1)...].firstIndex(of: true) else { continue }
                let usesHash: [Opcode] = [.call, .syscall, .dyncall, .caller]
                let span = row + 1...last
                guard !span.contains(where: { usesHash.contains(rows[$0].operation) }) else {
                    continue
                }
                for changed in span { trace.mainRows[changed][2] = 7 }
                let unnoticed = (row...last).allSatisfy {
                    trace.brokenConstraint(onRow: $0, of: relation) == nil
                }
                #expect(unnoticed, "\(name), rows \(span)")
                forgeries += 1
                for restored in span {
                    trace.mainRows[restored][2] = rows[restored].system.functionHash[0]
                }
            }
        }
        #expect(forgeries > 0)
    }
}
