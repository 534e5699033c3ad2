// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Foundation
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
        let url = Vectors.projectRoot.appendingPathComponent("Tests/Vectors/masm/mix.json")
        let json = try JSONValue(data: Data(contentsOf: url))
        for item in json.items {
            let program = try Program(decoding: item["program"].hex)
            let rounds = try item["rounds"].int
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
        let url = Vectors.projectRoot.appendingPathComponent("Tests/Vectors/masm/programs.json")
        let programs = try JSONValue(data: Data(contentsOf: url))
        var count = 0
        for (_, json) in try Vectors.jsonFiles("masm/exec") {
            for item in json.items where item["error"].isNull && item["inputs"]["handlers"].isNull {
                let entry = programs[try item["name"].string]
                let inputs = item["inputs"]
                guard !entry.isNull, inputs["merkle_nodes"].items.isEmpty,
                    inputs["advice_map"].items.isEmpty, entry["forests"].items.isEmpty
                else { continue }
                let program = try Program(decoding: entry["program"].hex)
                let advice = AdviceInputs(stack: try inputs["advice_stack"].felts)
                let stack = try inputs["stack"].felts
                let executor = Executor()
                let plain = try executor.execute(program, stack: stack, advice: advice)
                let recorded = try executor.record(program, stack: stack, advice: advice).outcome
                let expected = try item["expected"]["stack"].felts
                precondition(plain.stack == expected && recorded.stack == expected, "\(item)")
                count += 1
            }
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
