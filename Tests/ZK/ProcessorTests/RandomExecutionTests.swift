// SPDX-License-Identifier: MIT

import AssembledCases
import ByteCoding
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Random programs end alike however they are run, and as the reference ended them.
@Suite struct RandomExecutionTests {
    /// How a run ended, in short.
    private struct Ending: Equatable {
        /// The row, or the rows of all.
        let clk: Int
        /// The kind of fault; nil if the program ran to its end.
        var fault: String?
        /// What stack and advice stack fold to; zero after a fault.
        var fold = Felt.zero

        init(_ outcome: ExecutionOutcome) {
            clk = outcome.cycleCount
            let factor = Felt(reducing: 0x9E37_79B9_7F4A_7C15)
            for item in outcome.stack + outcome.advice.stack { fold = fold * factor + item }
        }

        init(_ error: ExecutionError) {
            clk = Int(error.clk)
            fault = error.fault.vectorClass
        }
    }

    private static let cyclesMax = 1 << 20

    private func ending(
        _ body: () throws(ExecutionError) -> ExecutionOutcome
    ) -> Ending {
        do throws(ExecutionError) { return Ending(try body()) } catch { return Ending(error) }
    }

    private func run(_ seed: UInt64) throws -> (digest: String, ending: Ending) {
        var generator = ProgramGenerator(seed: seed)
        var json = generator.makeRun(name: "seed \(seed)")
        json["inputs"] = .object(json)
        let item = ExecutionCase(name: "seed \(seed)", json: .object(json))
        let advice = try item.advice()
        let assembled = try item.assembled()
        var executor = try item.executor(assembled)
        executor.options.cyclesMax = Self.cyclesMax
        let stack = try item.stack()
        let program = assembled.program
        let plain = ending { () throws(ExecutionError) in
            try executor.execute(program, stack: stack, advice: advice)
        }
        let recorded = ending { () throws(ExecutionError) in
            try executor.record(program, stack: stack, advice: advice).outcome
        }
        #expect(plain == recorded, "seed \(seed)")
        let copy = try Program(decoding: program.encodedBytes)
        let reread = ending { () throws(ExecutionError) in
            try executor.execute(copy, stack: stack, advice: advice)
        }
        #expect(plain == reread, "seed \(seed)")
        return (program.digest.hex, plain)
    }

    @Test func `a random program ends alike plain, recorded and read back`() throws {
        var ends = 0
        for seed in UInt64(1_000)..<1_400 where try run(seed).ending.fault == nil { ends += 1 }
        // Most fail on the way; enough do not.
        #expect(ends > 40)
    }

    @Test func `random programs end as the reference ended them`() throws {
        var count = 0
        for line in RecordedEndings.lines.split(separator: "\n") {
            let fields = line.split(separator: " ").map(String.init)
            let seed = try #require(UInt64(fields[0]))
            let (digest, ending) = try run(seed)
            #expect(digest.hasPrefix("0x" + fields[1]), "seed \(seed)")
            #expect("\(ending.clk)" == fields[2], "seed \(seed) \(ending)")
            #expect(ending.fault ?? "\(ending.fold.value)" == fields[3], "seed \(seed)")
            count += 1
        }
        #expect(count > 0)
    }

    /// Writes the cases for the reference, see `GeneratedCases`.
    @Test(.enabled(if: GeneratedCases.areWanted))
    func `runs for the reference are written`() throws {
        try GeneratedCases.write { generator, name in
            var result = generator.makeRun(name: name)
            result["handlers"] = .string("core")
            result["options"] = .object(["max_cycles": .number(Double(Self.cyclesMax))])
            return result
        }
    }
}
