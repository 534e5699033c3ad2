// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport
import Testing
import VMAIR

/// The auxiliary trace follows from the main trace by the same description as its constraints.
@Suite struct AuxTraceVectorTests {
    let relation = Relation.miden_0_23

    /// What each auxiliary column sums up on a row.
    private func columnSums(_ frame: RowFrame) throws -> [QuadFelt] {
        let outputs = relation.busProgram.evaluate(frame)
        var position = 0
        return try relation.busFractionCounts.map { count in
            var sum = QuadFelt.zero
            for _ in 0..<count {
                if outputs[position] != .zero {
                    sum += outputs[position] * (try #require(outputs[position + 1].inverse()))
                }
                position += 2
            }
            return sum
        }
    }

    @Test(arguments: TraceVector.names())
    func `the auxiliary columns are the sums of their fractions`(name: String) throws {
        let trace = try TraceVector(name)
        var runningSum = QuadFelt.zero
        for row in 0..<trace.rowCount {
            #expect(trace.auxRows[row][0] == runningSum, "row \(row)")
            let isLast = row == trace.rowCount - 1
            let sums =
                isLast
                ? Array(repeating: .zero, count: relation.auxWidth)
                : try columnSums(trace.frame(row, of: relation))
            #expect(Array(trace.auxRows[row].dropFirst()) == Array(sums.dropFirst()), "row \(row)")
            for sum in sums { runningSum += sum }
        }
        #expect(trace.finals == [runningSum, .zero])
    }
}
