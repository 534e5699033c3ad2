// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import Testing
import VMCore

@testable import VMAIR

/// Flags on rows of one operation each, where they must be zero or one.
@Suite struct OperationFlagsTests {
    let builder = ConstraintBuilder()

    /// The values of some expressions on a row with an operation, and with one on the row after.
    private func values(
        of expressions: [Expression],
        on code: Opcode,
        before next: Opcode = .noop,
        isLoop: Bool = false
    ) -> [Felt] {
        let shape = Relation.miden_0_23.shape
        let roots = expressions.map { $0.index }
        let program = ConstraintProgram(builder, roots: roots, shape: shape)
        func row(_ code: Opcode) -> [Felt] {
            let map = MainColumns<Int> { $0 }.decoder
            let bits = (0..<7).map { Felt(UInt32(code.rawValue >> $0 & 1)) }
            var row = Array(repeating: Felt.zero, count: shape.mainWidth)
            for (column, bit) in zip(map.operationBits, bits) { row[column] = bit }
            row[map.prefix101] = bits[6] * (1 - bits[5]) * bits[4]
            row[map.prefix11] = bits[6] * bits[5]
            row[map.isLoop] = isLoop ? .one : .zero
            return row
        }
        let frame = RowFrame(
            mainCurrent: row(code),
            mainNext: row(next),
            auxCurrent: Array(repeating: .zero, count: shape.auxWidth),
            auxNext: Array(repeating: .zero, count: shape.auxWidth),
            periodic: Array(repeating: .zero, count: shape.periodicCount),
            publicValues: Array(repeating: .zero, count: shape.publicValueCount),
            alpha: .zero,
            beta: .zero,
            finals: Array(repeating: .zero, count: shape.finalCount),
            isFirst: .zero,
            isLast: .zero,
            isTransition: .one
        )
        return program.evaluate(frame).map { $0.c0 }
    }

    @Test(arguments: Opcode.allCases)
    func `a row has the flag of its operation and no other`(code: Opcode) {
        let flags = MachineConstraints(builder).flags
        let expected = Opcode.allCases.map { $0 == code ? Felt.one : Felt.zero }
        #expect(values(of: Opcode.allCases.map { flags[$0] }, on: code) == expected)
    }

    @Test(arguments: Opcode.allCases)
    func `no operation has the flag of an unused code`(code: Opcode) {
        let flags = MachineConstraints(builder).flags
        #expect(values(of: [flags.unused06, flags.unused2F], on: code) == [.zero, .zero])
    }

    @Test(arguments: Opcode.allCases)
    func `the next row's flags see four operations`(code: Opcode) {
        let next = MachineConstraints(builder).nextFlags
        let flags = [next.isEnd, next.isRepeat, next.isRespan, next.isHalt]
        let expected: [Opcode] = [.end, .repeat, .respan, .halt]
        let got = values(of: flags, on: .noop, before: code)
        #expect(got == expected.map { $0 == code ? .one : .zero })
    }

    @Test(arguments: Opcode.allCases)
    func `control flow is what runs outside blocks`(code: Opcode) {
        let outside: [Opcode] = [
            .join, .split, .loop, .span, .respan, .repeat, .end, .halt, .call, .syscall, .dyn,
            .dyncall,
        ]
        let flag = MachineConstraints(builder).flags.isControlFlow
        #expect(values(of: [flag], on: code) == [outside.contains(code) ? .one : .zero])
    }

    @Test(arguments: Opcode.allCases, [false, true])
    func `the low-degree shift flags agree with the deepest item`(
        code: Opcode,
        isLoop: Bool
    ) {
        let flags = MachineConstraints(builder).flags
        let movement = StackMovement(flags)
        let (deepestUp, deepestDown) = (movement.movesUp[15], movement.movesDown[14])
        let got = values(
            of: [flags.shiftsLeft, flags.shiftsRight, deepestUp, deepestDown],
            on: code,
            isLoop: isLoop
        )
        // DYNCALL moves items without the flag. REPEAT and FRIE2F4 have
        // the flag, but their items are left to others.
        let flagOnly: [Opcode] = [.repeat, .friE2F4]
        if code == .dyncall {
            #expect(got[0] == .zero && got[2] == .one)
        } else if flagOnly.contains(code) {
            #expect(got[0] == .one && got[2] == .zero)
        } else {
            #expect(got[0] == got[2])
        }
        #expect(got[1] == got[3])
    }

    @Test(arguments: Opcode.allCases)
    func `an item never has two fates`(code: Opcode) {
        let movement = StackMovement(MachineConstraints(builder).flags)
        let fates = (0..<16).map { position in
            let zero = builder.constant(0)
            let fromBelow = position < 15 ? movement.movesUp[position + 1] : zero
            let fromAbove = position > 0 ? movement.movesDown[position - 1] : zero
            return movement.stays[position] + fromBelow + fromAbove
        }
        for count in values(of: fates, on: code) { #expect(count == .zero || count == .one) }
    }
}
