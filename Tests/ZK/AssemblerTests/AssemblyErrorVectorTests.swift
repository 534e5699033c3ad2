// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import TestSupport
import Testing

/// What the reference refuses is refused, and nothing else.
@Suite struct AssemblyErrorVectorTests {
    /// Cases that are refused in another stage than the reference refuses them in, with ours.
    static let otherStages: [String: AssemblyStage] = [:]

    @Test func `sources are refused as the reference refuses them, in the same stage`() throws {
        let cases = try AssemblyCase.refused()
        for testCase in cases {
            let expected = testCase.json["stage"].text
            do {
                _ = try testCase.assemble()
                #expect(expected == "accepted", "\(testCase.label) is accepted")
            } catch let failure as AssemblyFailure {
                #expect(expected != "accepted", "\(testCase.label): \(failure.rendered)")
                guard let expected, let stage = AssemblyStage(rawValue: expected) else { continue }
                let ours = Self.otherStages[testCase.label] ?? stage
                #expect(
                    failure.diagnostics.first?.stage == ours,
                    "\(testCase.label): \(failure.rendered)"
                )
            }
        }
    }
}
