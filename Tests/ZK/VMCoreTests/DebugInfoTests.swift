// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Testing
import VMCore

/// Tables of debug information that do not hold together are refused as they are read.
@Suite struct DebugInfoTests {
    /// One of everything: two nodes, the second a block with two operations.
    private static let whole: DebugInfo = {
        var info = DebugInfo(nodeCount: 2)
        // A text has its length in front, in one byte: twice the length and one.
        info.decoratorTexts.offsets = [0]
        info.decoratorTexts.data = [3, 0x61]
        info.decoratorData = [7, 1, 0, 0, 0]
        info.decorators = [
            DebugInfo.Decorator(kind: 1, offset: 0), DebugInfo.Decorator(kind: 6, offset: 1),
        ]
        info.operationDecorators.values = [0, 1]
        info.operationDecorators.operationStarts = [0, 1, 2]
        info.operationDecorators.nodeStarts = [0, 0, 2]
        info.decoratorsBefore.values = [1]
        info.decoratorsBefore.starts = [0, 1, 1]
        info.decoratorsAfter.values = [0]
        info.decoratorsAfter.starts = [0, 0, 1]
        info.instructionTexts.offsets = [0, 2]
        info.instructionTexts.data = [3, 0x62, 3, 0x63]
        // Cycles, no place, two texts; then one with a place in a source.
        info.instructionData = [1, 0, 1, 3, 2, 1, 1, 9, 0, 0, 0, 12, 0, 0, 0, 3, 1]
        info.instructionOffsets = [0, 4]
        info.instructionMarks = [
            DebugInfo.InstructionMark(operation: 0, instruction: 0),
            DebugInfo.InstructionMark(operation: 1, instruction: 1),
        ]
        info.instructionStarts = [0, 0, 2]
        return info
    }()

    /// A change of one table, and the rule that it breaks.
    struct Damage: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let rule: String
        let apply: @Sendable (inout DebugInfo) -> Void

        init(_ name: String, _ rule: String, _ apply: @escaping @Sendable (inout DebugInfo) -> Void)
        {
            testDescription = name
            self.rule = rule
            self.apply = apply
        }
    }

    private static let texts = "texts one after another"
    private static let operations = "rows of decorators"
    private static let nodes = "rows of decorators of nodes"
    private static let instruction = "an instruction with its texts"
    private static let marks = "rows of instructions"
    private static let variables = "rows of variables"

    static let damages = [
        Damage("text offset", texts) { $0.decoratorTexts.offsets = [1] },
        Damage("text too long", texts) { $0.instructionTexts.data[2] = 5 },
        Damage("text that nobody names", texts) { $0.instructionTexts.offsets = [0] },
        Damage("text no UTF-8", texts) { $0.instructionTexts.data[1] = 0xFF },
        Damage("decorator's data", "a decorator with its data") { $0.decorators[1].offset = 2 },
        Damage("instruction's offset", instruction) { $0.instructionOffsets[1] = 18 },
        Damage("instruction cut", instruction) { $0.instructionOffsets[1] = 6 },
        Damage("instruction's flag", instruction) { $0.instructionData[1] = 2 },
        Damage("instruction's text", instruction) { $0.instructionData[3] = 5 },
        Damage("no such decorator", operations) { $0.operationDecorators.values[1] = 2 },
        Damage("operations start late", operations) {
            $0.operationDecorators.operationStarts[0] = 1
        },
        Damage("operations end early", operations) {
            $0.operationDecorators.operationStarts[2] = 1
        },
        Damage("operations descend", operations) { $0.operationDecorators.operationStarts[1] = 3 },
        Damage("nodes start late", operations) { $0.operationDecorators.nodeStarts[0] = 1 },
        Damage("nodes end late", operations) { $0.operationDecorators.nodeStarts[2] = 3 },
        Damage("nodes descend", operations) { $0.operationDecorators.nodeStarts = [0, 2, 1] },
        Damage("no nodes", operations) { $0.operationDecorators.nodeStarts = [] },
        Damage("decorators without rows", operations) {
            $0.operationDecorators.operationStarts = []
            $0.operationDecorators.nodeStarts = [0, 0, 0]
        },
        Damage("no such decorator before", nodes) { $0.decoratorsBefore.values[0] = 2 },
        Damage("rows after end early", nodes) { $0.decoratorsAfter.starts = [0, 0, 0] },
        Damage("rows before descend", nodes) { $0.decoratorsBefore.starts = [0, 2, 1] },
        Damage("no such instruction", marks) { $0.instructionMarks[0].instruction = 2 },
        Damage("marks end late", marks) { $0.instructionStarts[2] = 3 },
        Damage("marks without rows", marks) { $0.instructionStarts = [] },
        Damage("no such variable", variables) {
            $0.operationVariables.values = [0]
            $0.operationVariables.operationStarts = [0, 1]
            $0.operationVariables.nodeStarts = [0, 1]
        },
    ]

    @Test func `what holds together comes back`() throws {
        #expect(try DebugInfo(decoding: Self.whole.encodedBytes) == Self.whole)
        #expect(try DebugInfo(decoding: DebugInfo().encodedBytes) == DebugInfo())
    }

    @Test(arguments: damages)
    func `what does not is refused`(damage: Damage) throws {
        var info = Self.whole
        damage.apply(&info)
        let bytes = info.encodedBytes
        let error = #expect(throws: DecodingFailure.self) { try DebugInfo(decoding: bytes) }
        guard case .expected(let rule) = error?.cause else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect("\(rule.text)" == damage.rule)
    }
}
