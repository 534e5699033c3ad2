// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Every row counts for exactly one procedure.
@Suite struct ExecutionProfileTests {
    private func profile(_ text: String) throws -> (ExecutionProfile, cycles: Int) {
        let source = SourceFile(name: "test.masm", text: text)
        let program = try Assembler().assembleProgram(source)
        let (outcome, record) = try Executor().record(program)
        return (record.profile(), outcome.cycleCount)
    }

    @Test func `all rows of all recorded programs are counted once`() throws {
        var count = 0
        for item in try ExecutionCase.all() where item.error.isNull {
            let run = try item.record()
            #expect(run.record.profile().cycles == run.outcome.cycleCount, "\(item.name)")
            count += 1
        }
        #expect(count > 0)
    }

    @Test func `merged code counts for the procedure that wrote it`() throws {
        let (profile, cycles) = try profile(
            """
            proc small
                swap swap
            end
            begin
                repeat.10
                    exec.small
                end
            end
            """
        )
        #expect(profile.cycles == cycles)
        let small = profile.entries.first { $0.procedure == "::$exec::small" }
        // The rows of the block around, and what stands before its first instruction, are its too.
        #expect((20...cycles).contains(small?.cycles ?? 0))
    }

    @Test func `a loop's body counts once a round`() throws {
        let rounds = [1, 5, 40].map { count in
            """
            proc body
                push.3 mul
            end
            begin
                push.\(count) push.1
                while.true
                    push.1 exec.body drop
                    sub.1 dup neq.0
                end
                drop
            end
            """
        }
        let bodies = try rounds.map { text in
            try profile(text).0.entries.first { $0.procedure == "::$exec::body" }?.cycles
        }
        #expect(bodies == [2, 10, 80])
    }

    @Test func `code without debug information has no name`() throws {
        let source = SourceFile(name: "test.masm", text: "begin push.1 drop end")
        let program = try Assembler().assembleProgram(source)
        var forest = program.forest
        forest.debugInfo = DebugInfo()
        let bare = try #require(Program(forest: forest, entryPoint: program.entryPoint))
        let (outcome, record) = try Executor().record(bare)
        #expect(record.profile().entries.map(\.procedure) == [nil])
        #expect(record.profile().cycles == outcome.cycleCount)
    }
}
