// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import ByteCoding
import TestSupport
import Testing
import VMCore

/// Damaged sources are refused with a place, or assembled to something that is read back.
@Suite struct AssemblerFuzzTests {
    private static let pieces = [
        "end", "else", "if.true", "repeat.2", "while.true", "begin", "proc", "pub", "use", "const",
        "adv_map", "type", "enum", "@locals(3)", "::", ".", "..", "->", "=", "[", "]", "(", ")",
        "\"", "\"x\"", "#!", "#", "0x", "0b1", "18446744073709551615", "4294967296", "$kernel",
        "A", "word(\"a\")", "exec.", "call.0x", "\\", "é", "\u{0}", "[1,2,3,4]", "[0..9]", "{", "}",
        "exp.u", "felt", "struct", "@align(0)", "syscall.a", "push.", "_", "__", "/", "//", "*",
    ].map { Array($0.utf8) }

    /// A copy with some stretches removed, repeated, exchanged or replaced.
    private func damaged(_ text: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        if random.next() % 4 == 0 { return random.damaged(text) }
        var result = text
        for _ in 0...Int(random.next() % 4) where !result.isEmpty {
            let start = Int(random.next() % UInt64(result.count))
            let end = min(result.count, start + Int(random.next() % 12))
            switch random.next() % 4 {
            case 0: result.removeSubrange(start..<end)
            case 1: result.insert(contentsOf: result[start..<end], at: start)
            case 2:
                let piece = Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
                result.replaceSubrange(start..<end, with: piece)
            default:
                let piece = Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
                result.insert(contentsOf: piece + [0x20], at: start)
            }
        }
        return result
    }

    private func check(_ bytes: [UInt8], _ round: Int) {
        let limits = AssemblyLimits(maxOperations: 1 << 18, maxNodes: 1 << 18)
        let assembler = Assembler(limits: limits)
        let file = SourceFile(name: "fuzz", bytes: bytes)
        do throws(AssemblyFailure) {
            let program = try assembler.assembleProgram(file)
            let copy = try? Program(decoding: program.encodedBytes)
            #expect(copy == program, "round \(round)")
        } catch {
            #expect(!error.diagnostics.isEmpty, "round \(round)")
            for diagnostic in error.diagnostics {
                #expect(diagnostic.rendered.contains(diagnostic.problem.code))
            }
        }
        let module = ModuleSource(path: "fuzz", file: file)
        if let library = try? assembler.assembleLibrary([module]) {
            let isReadable = (try? Library(decoding: library.encodedBytes)) == library
            // Texts with blanks are written and not read, as the format has it.
            #expect(isReadable || library.exports.contains(where: \.isConstant), "round \(round)")
        }
    }

    @Test func `damaged sources do no harm`() throws {
        let sources = try (AssemblyCase.all() + AssemblyCase.refused())
            .flatMap { [$0.json["source"]] + $0.json["modules"].items.map { $0["source"] } }
            .compactMap(\.text).map { Array($0.utf8) }.filter { $0.count < 4_000 }
        try #require(!sources.isEmpty)
        var random = SeededGenerator(seed: 23)
        for round in 0..<6_000 {
            let source = sources[Int(random.next() % UInt64(sources.count))]
            check(damaged(source, &random), round)
        }
    }

    @Test func `damaged random programs do no harm`() throws {
        var random = SeededGenerator(seed: 24)
        for seed in UInt64(0)..<300 {
            var generator = ProgramGenerator(seed: seed)
            let made = JSONValue.object(generator.makeCase(name: "\(seed)"))
            guard let text = made["source"].text ?? made["modules"][0]["source"].text else {
                continue
            }
            for round in 0..<5 { check(damaged(Array(text.utf8), &random), round) }
        }
    }
}

extension Library.Export {
    fileprivate var isConstant: Bool {
        if case .constant = self { true } else { false }
    }
}
