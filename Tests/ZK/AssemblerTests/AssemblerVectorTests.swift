// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import TestSupport
import Testing
import VMCore

/// Every case of every family gives what the reference gives, to the byte.
@Suite struct AssemblerVectorTests {
    private func check(_ testCase: AssemblyCase) -> [String] {
        var comparison = AssemblyComparison(testCase.label)
        do {
            let result = try testCase.assemble()
            let expected = testCase.json["expected"]
            if let program = result.program { try comparison.compare(program, expected) }
            if let library = result.library {
                try comparison.compare(library, expected["library"])
                try comparison.compare(library, as: .library, expected["package"])
            }
            if let kernel = result.kernel {
                try comparison.compare(kernel.library, expected["kernel"])
                try comparison.compare(kernel: kernel.kernel, expected)
                try comparison.compare(kernel.library, as: .kernel, expected["kernel_package"])
            }
            for (library, json) in zip(result.libraries, expected["libraries"].items) {
                try comparison.compare(library, json)
            }
        } catch let failure as AssemblyFailure {
            return ["\(testCase.label): \(failure.rendered)"]
        } catch {
            return ["\(testCase.label): \(error)"]
        }
        return comparison.differences
    }

    @Test func `every case gives what the reference gives`() throws {
        let cases = try AssemblyCase.all().filter { !$0.json["expected"].isNull }
        #expect(!cases.isEmpty)
        var failed: [String: [String]] = [:]
        for testCase in cases {
            let differences = check(testCase)
            if !differences.isEmpty { failed[testCase.label] = differences }
        }
        for (label, differences) in failed.sorted(by: { $0.key < $1.key }).prefix(20) {
            Issue.record("\(label): \(differences.prefix(3).joined(separator: "\n"))")
        }
        #expect(failed.isEmpty, "\(failed.count) of \(cases.count) cases differ")
    }
}
