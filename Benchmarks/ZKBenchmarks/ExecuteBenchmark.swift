// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import CAllocationCount
import CoreLibrary
import FieldArithmetic
import Hashing
import Processor
import TestSupport
import VMCore

/// Executes the mixed program of the vectors, plain and with a record for the trace.
struct ExecuteBenchmark {
    let repetitions: Int
    /// Who runs the same programs in the same run.
    let other: OtherMachine?

    /// Prints a line a mode: rows a second (best), the time, and a hash of what was computed.
    func run() throws {
        try check()
        let template = String(decoding: try Vectors.bytes("bench/mix.masm"), as: UTF8.self)
        for rounds in [104, 418, 1_673] {
            let text = template.split(separator: "ROUNDS").joined(separator: "\(rounds)")
            let source = SourceFile(name: "mix.masm", text: text)
            let program = try Assembler().assembleProgram(source)
            let plain = try measure("plain", rounds) { executor, stack throws(ExecutionError) in
                try executor.execute(program, stack: stack)
            }
            let recorded = try measure("record", rounds) { executor, stack throws(ExecutionError) in
                try executor.record(program, stack: stack).outcome
            }
            // What an execution costs that is the only one of its process in a while.
            _ = try measure("fresh", rounds, before: { give_back_memory() }) {
                (executor, stack) throws(ExecutionError) in
                try executor.record(program, stack: stack).outcome
            }
            var record: ExecutionRecord?
            _ = try measure("reuse", rounds) { executor, stack throws(ExecutionError) in
                let result = try executor.record(program, stack: stack, reusing: record.take())
                record = result.record
                return result.outcome
            }
            try compare(text, rounds, plain: plain, recorded: recorded)
        }
    }

    /// Prints what the other machine takes for the same program, if there is one.
    ///
    /// It runs once, so our first run stands beside it, not our best.
    private func compare(_ text: String, _ rounds: Int, plain: Run, recorded: Run) throws {
        guard let figures = try other?.measure(text, stack: Self.stack) else { return }
        let expected = plain.outcome.stack.map { "\($0.value)" }
        precondition(figures.stackOutputs.isEmpty || figures.stackOutputs == expected)
        let time = (figures.execute ?? figures.wall) * 1_000
        print(
            "execute.beside rounds=\(rounds) other \(fixed(time)) ms"
                + (figures.execute == nil ? " on the wall, with its start" : " as it says")
                + ", ours plain \(fixed(plain.first)) ms, ratio \(fixed(time / plain.first))"
                + ", ours record \(fixed(recorded.first)) ms, ratio"
                + " \(fixed(time / recorded.first)), one run each"
        )
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

    /// What the program starts from.
    private static let stack = [UInt32](1...16)

    /// The first of several runs.
    private struct Run {
        let first: Double
        let outcome: ExecutionOutcome
    }

    private func measure(
        _ mode: String,
        _ rounds: Int,
        before prepare: () -> Void = {},
        _ execute: (Executor, [Felt]) throws(ExecutionError) -> ExecutionOutcome
    ) throws -> Run {
        let executor = Executor()
        let stack = Self.stack.map { Felt($0) }
        var best = Double.infinity
        let start = ContinuousClock.now
        var outcome = try execute(executor, stack)
        let first = milliseconds(ContinuousClock.now - start)
        for _ in 0..<repetitions {
            prepare()
            let time = try ContinuousClock().measure { outcome = try execute(executor, stack) }
            best = min(best, milliseconds(time))
        }
        let digest = Poseidon2.hash(outcome.stack + outcome.memory.flatMap { $0.value.elements })
        let megahertz = Double(outcome.cycleCount) / best / 1e3
        print(
            "execute.\(mode) rounds=\(rounds) rows=\(outcome.cycleCount) \(fixed(best)) ms,"
                + " \(fixed(megahertz)) MHz, output \(digest.hex.prefix(10))"
        )
        return Run(first: first, outcome: outcome)
    }
}
