// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport
import Testing
import VMAIR
import VMCore

/// A wrong result of an operation, and the section that must refuse it.
struct Forgery: Sendable, CustomTestStringConvertible {
    let operation: Opcode
    /// The column that is changed, on the row of the operation or the one after.
    let column: Int
    let isOnNextRow: Bool
    let section: String

    var testDescription: String { "\(operation), column \(column), \(section)" }

    static let map = MainColumns<Int> { $0 }

    /// A changed item after the operation.
    static func result(_ codes: [Opcode], _ position: Int, _ section: String) -> [Forgery] {
        codes.map {
            Forgery(
                operation: $0,
                column: map.stack.items[position],
                isOnNextRow: true,
                section: section
            )
        }
    }

    /// A changed cell on the operation's own row.
    static func cell(_ codes: [Opcode], _ column: Int, _ section: String) -> [Forgery] {
        codes.map { Forgery(operation: $0, column: column, isOnNextRow: false, section: section) }
    }

    static let all: [Forgery] = [
        result([.add, .neg, .mul, .inv, .incr, .not, .and, .or], 0, "stack_arith_u32"),
        result([.eq, .eqz, .expAcc, .u32Add, .u32Sub, .u32Mul], 0, "stack_arith_u32"),
        result([.u32Div, .u32Split, .u32Add3, .u32Madd], 1, "stack_arith_u32"),
        result([.ext2Mul], 3, "stack_arith_u32"),
        result([.pad, .dup0, .dup1, .dup7, .dup15, .swap, .stackDepth, .clock], 0, "stack_ops"),
        result(
            [.moveUp2, .moveUp8, .swapWord, .swapDoubleWord, .cswap, .cswapWord],
            0,
            "stack_ops"
        ),
        result([.moveDown2], 2, "stack_ops"),
        result([.moveDown8], 8, "stack_ops"),
        result([.add, .mul, .drop, .noop, .span, .end, .halt], 5, "stack_general"),
        result([.pad, .push, .dup3], 9, "stack_general"),
        result([.hornerBase, .hornerExt], 14, "stack_crypto"),
        result([.friE2F4], 13, "stack_crypto"),
        result([.cryptoStream], 12, "stack_crypto"),
        result([.push, .mload, .mloadWord, .u32And, .u32Xor, .hperm], 0, "logup"),
        cell(
            [.merkleVerify, .merkleUpdate, .evalCircuit, .mstoreWord],
            map.stack.items[1],
            "logup"
        ),
        cell([.join, .split, .span, .call, .syscall], map.decoder.hasherState[3], "logup"),
        cell([.add, .span, .join, .end], map.decoder.operationBits[0], "decoder"),
        cell([.add, .push, .span], map.decoder.groupCount, "decoder"),
        cell([.add], map.decoder.operationIndex, "decoder"),
        cell([.halt, .respan], map.decoder.address, "decoder"),
        cell([.call, .syscall, .dyncall, .noop], map.system.clock, "system"),
        cell([.noop, .pad, .drop], map.stack.depth, "stack_overflow"),
        cell([.noop], map.range.value, "range_checker"),
        cell([.noop], map.chiplets.isController, "chiplet_selectors"),
    ].flatMap { $0 }
}

@Suite struct SectionSoundnessTests {
    let relation = Relation.miden_0_23

    /// For each operation the first trace that has it, with the row.
    private static let occurrences: [Opcode: (trace: TraceVector, row: Int)] = {
        var found: [Opcode: (TraceVector, Int)] = [:]
        for name in TraceVector.names() {
            guard let trace = try? TraceVector(name) else { continue }
            for (row, cells) in trace.mainRows.enumerated() {
                let code = MainColumns { cells[$0] }.operation
                if found[code] == nil { found[code] = (trace, row) }
            }
        }
        return found
    }()

    @Test func `the traces hold operations to forge`() {
        #expect(Forgery.all.contains { Self.occurrences[$0.operation] != nil })
    }

    @Test(arguments: Forgery.all)
    func `a wrong value is refused by its section`(forgery: Forgery) {
        guard var (trace, row) = Self.occurrences[forgery.operation] else { return }
        let before = (row + trace.rowCount - 1) % trace.rowCount
        if forgery.isOnNextRow { row += 1 }
        trace.mainRows[row][forgery.column] += 1
        let sections = [before, before + 1, row].flatMap { row in
            let frame = trace.frame(row % trace.rowCount, of: relation)
            let values = relation.constraintValues(at: frame)
            return values.indices.filter { values[$0] != .zero }
                .map { relation.constraints[$0].section }
        }
        #expect(Set(sections).contains(forgery.section))
    }
}
