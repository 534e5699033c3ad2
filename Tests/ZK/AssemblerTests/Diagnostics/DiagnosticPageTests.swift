// SPDX-License-Identifier: MIT

import Assembler
import Foundation
import TestSupport
import Testing

/// Every problem has a page, so that a change of words is seen.
@Suite struct DiagnosticPageTests {
    /// Problems that no source of bearable size has, each with its reason.
    private static let unreachable: [Problem: String] = [
        .lexical(.fileTooLarge): "takes a file of four gigabytes",
        .lowering(.withoutMeaning("")): "refuses what the checks before should have refused",
        .lowering(.malformedLibrary): "refuses what the assembler should not have made",
    ]

    @Test(arguments: DiagnosticCase.all)
    func `the page of a refused source`(testCase: DiagnosticCase) throws {
        let failure = try #require(try testCase.failure(), "accepted")
        var page = failure.rendered
        if let count = testCase.lastLines {
            page = page.split(separator: "\n").suffix(count).joined(separator: "\n") + "\n"
        }
        #expect(page == testCase.page + "\n", "\(page)")
    }

    @Test func `every problem has a page or a reason why it has none`() throws {
        var codes = Set(Self.unreachable.keys.map(\.code))
        for testCase in DiagnosticCase.all {
            for diagnostic in try testCase.failure()?.diagnostics ?? [] {
                codes.insert(diagnostic.problem.code)
            }
        }
        let stages = [
            "Lexical": "lex", "Syntax": "parse", "Semantic": "semantic", "Link": "link",
            "Lowering": "assemble",
        ]
        for (name, stage) in stages {
            let path = "Sources/ZK/Assembler/Source/Problems/\(name)Problem.swift"
            let url = Vectors.projectRoot.appendingPathComponent(path)
            let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            let names = text.matches(of: /\n    case ([A-Za-z0-9]+)/).map { String($0.1) }
            #expect(!names.isEmpty)
            for name in names {
                let code = "\(stage).\(Self.hyphenated(name))"
                #expect(codes.contains(code), "\(code) has no page")
            }
        }
    }

    /// A case's name as codes write it: `notAModule` is `not-a-module`.
    private static func hyphenated(_ name: String) -> String {
        let letters = Array(name)
        var code = ""
        for (index, letter) in letters.enumerated() {
            let isFirst = index == 0 || letters[index - 1].isUppercase
            let isLast = index + 1 == letters.count || !letters[index + 1].isLowercase
            if letter.isUppercase, !isFirst || !isLast { code += "-" }
            code += letter.lowercased()
        }
        return code
    }

    @Test func `every problem says what was expected and what to do`() throws {
        for testCase in DiagnosticCase.all {
            for diagnostic in try testCase.failure()?.diagnostics ?? [] {
                let problem = diagnostic.problem
                #expect(problem.expected != nil, "\(problem.code)")
                #expect(problem.message.count < 120)
                // That there is a hint, the type says; here, that it is one a person can read.
                #expect((10..<120).contains(problem.hint.count), "\(problem.code)")
                #expect(!problem.hint.contains("mistake of the assembler"), "\(problem.code)")
            }
        }
    }

    @Test func `no line of a page is wider than two hundred characters`() throws {
        for testCase in DiagnosticCase.all {
            let lines = try testCase.failure()?.rendered.split(separator: "\n") ?? []
            #expect(lines.allSatisfy { $0.count <= 200 }, "\(testCase.title)")
        }
    }
}
