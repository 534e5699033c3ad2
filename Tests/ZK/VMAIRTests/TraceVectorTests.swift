// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport
import Testing
import VMAIR

@Suite struct TraceVectorTests {
    let relation = Relation.miden_0_23

    @Test func `there are traces`() {
        #expect(!TraceVector.names().isEmpty)
    }

    @Test(arguments: TraceVector.names())
    func `all constraints vanish on all rows`(name: String) throws {
        let trace = try TraceVector(name)
        for row in 0..<trace.rowCount {
            let broken = trace.brokenConstraint(onRow: row, of: relation)
            #expect(broken == nil, "row \(row)")
        }
    }

    @Test(arguments: TraceVector.names())
    func `the buses balance`(name: String) throws {
        let trace = try TraceVector(name)
        let balance = try relation.busBoundary(
            finals: trace.finals,
            publicValues: trace.publicValues,
            kernelDigests: trace.kernelDigests,
            alpha: trace.alpha,
            beta: trace.beta
        )
        #expect(balance == .zero)
    }
}
