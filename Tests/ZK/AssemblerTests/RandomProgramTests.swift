// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import ByteCoding
import Foundation
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
    @Test(.enabled(if: ProcessInfo.processInfo.environment["MIDEN_CASES"] != nil))
    func `cases for the reference are written`() throws {
        let environment = ProcessInfo.processInfo.environment
        let path = try #require(environment["MIDEN_CASES"])
        let bounds = (environment["MIDEN_SEEDS"] ?? "0-1000").split(separator: "-")
            .compactMap { UInt64($0) }
        try #require(bounds.count == 2)
        var cases: [Any] = []
        for seed in bounds[0]..<bounds[1] {
            var generator = ProgramGenerator(seed: seed)
            cases.append(Self.plain(.object(generator.makeCase(name: "seed \(seed)"))))
        }
        try JSONSerialization.data(withJSONObject: cases).write(to: URL(fileURLWithPath: path))
    }

    private static func plain(_ value: JSONValue) -> Any {
        switch value {
        case .null: NSNull()
        case .bool(let flag): flag
        case .number(let number): number
        case .string(let text): text
        case .array(let items): items.map(plain)
        case .object(let members): members.mapValues(plain)
        }
    }
}
