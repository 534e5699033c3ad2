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
