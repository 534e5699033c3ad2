// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import ByteCoding
import TestSupport
import Testing
import VMCore

/// Random valid programs assemble, to bytes that are read back.
@Suite struct RandomProgramTests {
    @Test func `a random program assembles and its bytes are read back`() throws {
        for seed in UInt64(0)..<400 {
            var generator = ProgramGenerator(seed: seed)
            let made = generator.makeCase(name: "seed \(seed)")
            let testCase = AssemblyCase(label: "seed \(seed)", json: .object(made))
            do {
                let result = try testCase.assemble()
                if let program = result.program {
                    #expect(try Program(decoding: program.encodedBytes) == program)
                }
                for library in result.libraries + [result.library, result.kernel?.library] {
                    guard let library else { continue }
                    #expect(try Library(decoding: library.encodedBytes) == library)
                }
            } catch let failure as AssemblyFailure {
                Issue.record("seed \(seed): \(failure.rendered)")
            }
        }
    }

    /// Writes cases for a comparison with the reference: `MIDEN_CASES` names the file and
    /// `MIDEN_SEEDS` the seeds, as in `0-5000`.
    @Test(.enabled(if: GeneratedCases.areWanted))
    func `cases for the reference are written`() throws {
        try GeneratedCases.write { generator, name in generator.makeCase(name: name) }
    }
}
