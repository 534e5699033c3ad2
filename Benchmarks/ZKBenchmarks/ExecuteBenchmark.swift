// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import CoreLibrary
import FieldArithmetic
import Hashing
import Processor
import TestSupport
import VMCore

/// Executes the mixed program of the vectors, plain and with a record for the trace.
struct ExecuteBenchmark {
    let repetitions: Int

    /// Prints a line a mode: rows a second (best), the time, and a hash of what was computed.
    func run() throws {
        try check()
        let template = String(decoding: try Vectors.bytes("bench/mix.masm"), as: UTF8.self)
        for rounds in [104, 418, 1_673] {
            let text = template.split(separator: "ROUNDS").joined(separator: "\(rounds)")
            let source = SourceFile(name: "mix.masm", text: text)
            let program = try Assembler().assembleProgram(source)
            try measure("plain", rounds, program) { executor, stack throws(ExecutionError) in
                try executor.execute(program, stack: stack)
            }
            try measure("record", rounds, program) { executor, stack throws(ExecutionError) in
                try executor.record(program, stack: stack).outcome
            }
            var record: ExecutionRecord?
            try measure("reuse", rounds, program) { executor, stack throws(ExecutionError) in
                let result = try executor.record(program, stack: stack, reusing: record.take())
                record = result.record
                return result.outcome
            }
        }
    }

    /// Runs recorded executions in both modes, for the optimiser's sake.
    ///
    /// The tests run code that was optimised file by file, and a figure of wrong results is worth
    /// nothing.
    private func check() throws {
        var count = 0
        for item in try ExecutionCase.all() {
            let assembled = try item.assembled()
            let executor = try item.executor(assembled)
            let (program, stack, advice) = (assembled.program, try item.stack(), try item.advice())
            let plain = try? executor.execute(program, stack: stack, advice: advice)
            let recorded = try? executor.record(program, stack: stack, advice: advice).outcome
            let expected = item.error.isNull ? try item.expected["stack"].felts : nil
            precondition(plain?.stack == expected && recorded?.stack == expected, item.name)
            count += 1
        }
        precondition(count > 0)
        print("execute.check executions=\(count), all as recorded")
    }

    private func measure(
        _ mode: String,
        _ rounds: Int,
        _ program: Program,
        _ execute: (Executor, [Felt]) throws(ExecutionError) -> ExecutionOutcome
    ) throws {
        let executor = Executor()
        let stack = (1...16).map { Felt(UInt32($0)) }
        var best = Double.infinity
        var outcome = try execute(executor, stack)
        for _ in 0..<repetitions {
            let time = try ContinuousClock().measure { outcome = try execute(executor, stack) }
            best = min(best, milliseconds(time))
        }
        let digest = Poseidon2.hash(outcome.stack + outcome.memory.flatMap { $0.value.elements })
        let megahertz = Double(outcome.cycleCount) / best / 1e3
        print(
            "execute.\(mode) rounds=\(rounds) rows=\(outcome.cycleCount) \(fixed(best)) ms,"
                + " \(fixed(megahertz)) MHz, output \(digest.hex.prefix(10))"
        )
    }
}
