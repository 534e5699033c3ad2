// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Nothing that a forest holds can stop the process, and a record changes nothing.
@Suite struct FuzzedForestTests {
    @Test(arguments: UInt64(0)..<24)
    func `random forests end with an outcome or an error, recorded or not`(seed: UInt64) throws {
        var outcomes = 0
        for number in 0..<100 {
            var generator = SeededGenerator(seed: seed << 16 | UInt64(number))
            let program = try ForestBuilder.random(&generator)
            var options = ExecutionOptions()
            options.cyclesMax = 4_000
            options.stackDepthMax = generator.next() % 3 == 0 ? 40 : 6_615
            options.continuationsMax = generator.next() % 3 == 0 ? 6 : 1 << 16
            options.memoryPagesMax = generator.next() % 3 == 0 ? 2 : 1 << 10
            let host = Processor.Host(
                forests: ForestStore([program.forest]),
                ignoresUnhandledEvents: generator.next() % 2 == 0
            )
            let executor = Executor(host: host, options: options)
            let stack = (0..<generator.next() % 17).map { _ in
                ForestBuilder.number(&generator)
            }
            let advice = AdviceInputs(
                stack: (0..<generator.next() % 40).map { _ in generator.felt() }
            )
            let label = "seed \(seed) \(number)"
            outcomes += try compare(executor, program, stack, advice, label) ? 1 : 0
        }
        #expect(outcomes > 0)
    }

    /// Runs both modes.
    ///
    /// - Returns: True if the program ends with an outcome.

    private func compare(
        _ executor: Executor,
        _ program: Program,
        _ stack: [Felt],
        _ advice: AdviceInputs,
        _ label: String
    ) throws -> Bool {
        let plain = Result { () throws(ExecutionError) in
            try executor.execute(program, stack: stack, advice: advice)
        }
        let recorded = Result { () throws(ExecutionError) in
            try executor.record(program, stack: stack, advice: advice, checkpointDistance: 7)
        }
        switch (plain, recorded) {
        case (.success(let outcome), .success(let (other, record))):
            #expect(outcome.stack == other.stack, "\(label)")
            #expect(outcome.cycleCount == other.cycleCount, "\(label)")
            #expect(outcome.memory == other.memory, "\(label)")
            #expect(record.traceLengths().main == outcome.cycleCount + 1, "\(label)")
            return true
        case (.failure(let error), .failure(let other)): #expect(error == other, "\(label)")
        default: Issue.record("\(label): one mode fails, the other does not")
        }
        return false
    }
}
