// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import STARKProver
import STARKVerifier
import TestSupport
import Testing
import VMAIR
import VMProver

/// Breaks one cell of a valid trace at a time and looks for the place that the check names.
@Suite struct TraceCheckTests {
    private func flaw(of trace: RecordedTrace, statement: Statement? = nil) -> TraceFlaw? {
        do throws(TraceFlaw) {
            try checkTrace(
                trace.matrix,
                statement: statement ?? trace.statement,
                options: ProvingOptions(threads: 2)
            )
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: RecordedTrace.names())
    func `a recorded trace has no flaw`(name: String) throws {
        #expect(flaw(of: try RecordedTrace(name)) == nil)
    }

    @Test(arguments: [
        (column: 0, section: "system"), (31, "stack_general"), (46, "stack_overflow"),
        (7, "stack_ops"), (50, "range_checker"),
    ])
    func `a changed cell breaks a constraint of its section`(
        column: Int,
        section: String
    ) throws {
        var trace = try RecordedTrace("02_stackops")
        let row = 20
        trace.main[column][row] += .one
        guard case .constraint(let named, _, let found)? = flaw(of: trace) else {
            Issue.record("no constraint is broken")
            return
        }
        #expect(named == section)
        // Each constraint reads its row and the one after it.
        #expect((row - 1...row).contains(found))
    }

    @Test func `a kernel procedure that the statement does not declare is unmatched`() throws {
        let trace = try RecordedTrace("07_kernel1")
        let statement = Statement(publicValues: trace.statement.publicValues, words: [])
        guard case .unmatchedMessage(let buses, _)? = flaw(of: trace, statement: statement) else {
            Issue.record("all messages match")
            return
        }
        #expect(buses == [.kernelROMInit])
    }

    @Test func `a foreign program hash is unmatched`() throws {
        let trace = try RecordedTrace("00_tiny")
        var publicValues = trace.statement.publicValues
        publicValues[0] += .one
        let statement = Statement(publicValues: publicValues, words: trace.statement.words)
        guard case .unmatchedMessage(let buses, _)? = flaw(of: trace, statement: statement) else {
            Issue.record("all messages match")
            return
        }
        #expect(buses == [.blockHash])
    }

    @Test func `a word that no row answers is the statement's`() throws {
        let trace = try RecordedTrace("00_tiny")
        let statement = Statement(
            publicValues: trace.statement.publicValues,
            words: trace.statement.words + [Word(.one, .one, .one, .one)]
        )
        #expect(flaw(of: trace, statement: statement) == .unmatchedStatement)
    }

    @Test func `a multiplicity that is off leaves its message unmatched`() throws {
        var trace = try RecordedTrace("02_stackops")
        let row = try #require(trace.main[49].firstIndex { $0 != .zero })
        trace.main[49][row] += .one
        guard case .unmatchedMessage(let buses, _)? = flaw(of: trace) else {
            Issue.record("all messages match")
            return
        }
        #expect(buses == [.rangeCheck])
    }

    @Test func `a trace of another width is refused`() throws {
        let trace = try RecordedTrace("00_tiny")
        let matrix = FeltMatrix(columns: Array(trace.main.dropLast()))
        #expect(throws: TraceFlaw.shape(.columnCount(expected: 72, got: 71))) {
            try checkTrace(matrix, statement: trace.statement)
        }
    }
}
