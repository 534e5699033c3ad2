// SPDX-License-Identifier: MIT

import AssembledCases
import Processor
import STARKProver
import STARKVerifier
import TestSupport
import Testing
import VMCore
import VMProver
import VMVerifier

/// On every recorded run of the core library all constraints vanish and the buses close.
@Suite struct LibraryTraceVectorTests {
    @Test func `the trace of every run has no flaw`() throws {
        let options = ProvingOptions(threads: 2)
        var count = 0
        for item in try BehaviourCase.all().flatMap(\.cases)
        where !item.isOutsideOfContract && item.mustRun {
            let (stack, advice) = (
                try item.json["stack"].felts, try ExecutionCase.advice(item.json)
            )
            let program = try item.program()
            let ran = try program.record(stack, advice)
            let claim = ProgramClaim(
                programDigest: program.program.digest,
                kernel: program.program.kernel.procedures,
                stackInputs: stack,
                stackOutputs: ran.outcome.stack
            )
            let trace = try buildTrace(of: ran.record, program: program.program, options: options)
            let statement = Statement(claim, transcriptState: ran.outcome.transcriptState)
            #expect(throws: Never.self, "\(item.name)") {
                try checkTrace(trace, statement: statement, options: options)
            }
            count += 1
        }
        #expect(count > 0)
    }
}
