// SPDX-License-Identifier: MIT

import AssembledCases
import CoreLibrary
import FieldArithmetic
import FieldKernels
import Processor
import TestSupport
import Testing
import VMCore
import VMVerifier

@testable import VMProver

/// Columns 0 to 48 as they are built from records, against the reference's.
@Suite struct CoreTraceVectorTests {
    @Test func `there are traces`() { #expect(!RecordedTrace.names().isEmpty) }

    @Test(arguments: RecordedTrace.names(), [4_096, 100, 7, 1])
    func `the core columns equal the recorded ones`(name: String, distance: Int) throws {
        let (program, _, record) = try TraceCase(name).record(checkpointDistance: distance)
        let trace = try RecordedTrace(name)
        // Code of the core library is our own, so its rows are.
        guard program.digest == trace.claim.programDigest else {
            #expect(try TraceCase(name).usesCoreLibrary)
            return
        }
        for threads in 1...2 {
            let lookups = RangeLookups()
            let built = FeltMatrix(rowCount: trace.main[0].count, columnCount: 72)
            for column in built.columns {
                column.update(repeating: 0xDEAD_BEEF, count: built.rowCount)
            }
            fillCoreColumns(
                of: record,
                programDigest: program.digest,
                into: built,
                lookups: lookups,
                threads: threads
            )
            for column in 0..<49 {
                let cells = built.column(column)
                let row = trace.main[column].indices.first { cells[$0] != trace.main[column][$0] }
                #expect(row == nil, "column \(column) in row \(row ?? 0), distance \(distance)")
            }
            checkLookups(lookups, trace)
        }
    }

    /// Operations look four values up in the rows of 32-bit operations.
    private func checkLookups(_ lookups: RangeLookups, _ trace: RecordedTrace) {
        var expected = [UInt32](repeating: 0, count: 1 << 16)
        for row in trace.main[0].indices {
            let bits = (4..<7).map { trace.main[7 + $0][row] }
            guard bits == [.zero, .zero, .one] else { continue }
            for helper in 16..<20 { expected[Int(trace.main[helper][row].value)] += 1 }
        }
        let isEqual = expected.indices.allSatisfy { lookups.counts[$0] == expected[$0] }
        #expect(isEqual, "look-ups")
    }
}
