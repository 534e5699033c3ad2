// SPDX-License-Identifier: MIT

import AssembledCases
import CoreLibrary
import FieldKernels
import Processor
import STARKProver
import STARKVerifier
import TestSupport
import Testing
import VMCore
import VMProver
import VMVerifier

/// Whole traces, as they are built from records.
@Suite struct BuiltTraceVectorTests {
    private static let options = ProvingOptions(threads: 2)

    @Test(arguments: RecordedTrace.names())
    func `a trace equals the recorded one`(name: String) throws {
        let (program, _, record) = try TraceCase(name).record(checkpointDistance: 100)
        let recorded = try RecordedTrace(name)
        // Code of the core library is our own, so its rows are.
        guard try !TraceCase(name).usesCoreLibrary else { return }
        let built = try buildTrace(of: record, program: program, options: Self.options)
        #expect(built.rowCount == recorded.main[0].count)
        for (index, column) in recorded.main.enumerated() {
            let cells = built.column(index)
            #expect(column.indices.allSatisfy { cells[$0] == column[$0] }, "column \(index)")
        }
    }

    private static func flaw(of trace: FeltMatrix, _ statement: Statement) -> TraceFlaw? {
        do throws(TraceFlaw) {
            try checkTrace(trace, statement: statement, options: options)
            return nil
        } catch { return error }
    }

    @Test func `the trace of every execution has no flaw`() throws {
        var count = 0
        for item in try ExecutionCase.all() where item.error.isNull {
            let assembled = try item.assembled()
            let executor = Executor(
                host: item.host(assembled, handlers: .coreLibrary),
                options: try item.options()
            )
            let stack = try item.stack()
            let (outcome, record) = try executor.record(
                assembled.program,
                stack: stack,
                advice: try item.advice()
            )
            count += 1
            guard record.isTraceable else {
                #expect(throws: ProvingError.notTraceable) {
                    try buildTrace(of: record, program: assembled.program, options: Self.options)
                }
                continue
            }
            let claim = ProgramClaim(
                programDigest: assembled.program.digest,
                kernel: assembled.program.kernel.procedures,
                stackInputs: stack,
                stackOutputs: outcome.stack
            )
            let trace = try buildTrace(
                of: record,
                program: assembled.program,
                options: Self.options
            )
            let statement = Statement(claim, transcriptState: outcome.transcriptState)
            let flaw = Self.flaw(of: trace, statement)
            // One program runs though the relation does not allow what it does.
            let isAllowed = item.expected["air"].text == "holds"
            #expect((flaw == nil) == isAllowed, "\(item.name): \(String(describing: flaw))")
        }
        #expect(count > 0)
    }
}
