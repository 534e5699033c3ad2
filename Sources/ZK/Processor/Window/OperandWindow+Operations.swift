// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// How an operation went.
enum OperationResult {
    case done
    case failed
    /// The operation is none of those that were looked for.
    case other

    @inline(__always)
    init(_ holds: Bool) { self = holds ? .done : .failed }
}

extension OperandWindow {
    /// Runs an operation of those that programs are made of.
    @inline(__always)
    mutating func operate(
        _ code: Opcode,
        _ argument: UnsafeMutablePointer<Felt>,
        _ memory: Memory
    ) -> OperationResult {
        switch code {
        case .noop, .respan: break
        case .add: add()
        case .mul: mul()
        case .neg: top[0] = -top[0]
        case .incr: top[0] += .one
        case .inv: return OperationResult(inv())
        case .eq: eq()
        case .eqz: eqz()
        case .not: return OperationResult(not())
        case .and: return OperationResult(and())
        case .or: return OperationResult(or())
        case .assert: return OperationResult(assertOne())
        case .expAcc: expAcc()
        case .ext2Mul: ext2Mul()
        case .drop: pop()
        case .pad: push(.zero)
        case .push: push(argument.pointee)
        case .dup0, .dup1, .dup2, .dup3, .dup4, .dup5, .dup6, .dup7, .dup9, .dup11, .dup13, .dup15:
            dup(argument.pointee)
        case .swap: swap()
        case .moveUp2: moveUp(2)
        case .moveUp3: moveUp(3)
        case .moveUp4: moveUp(4)
        case .moveUp5: moveUp(5)
        case .moveUp6: moveUp(6)
        case .moveUp7: moveUp(7)
        case .moveUp8: moveUp(8)
        case .moveDown2: moveDown(2)
        case .moveDown3: moveDown(3)
        case .moveDown4: moveDown(4)
        case .mload: return OperationResult(mload(memory))
        case .mstore: return OperationResult(mstore(memory))
        case .mloadWord: return OperationResult(mloadWord(memory))
        case .mstoreWord: return OperationResult(mstoreWord(memory))
        case .u32Add: return OperationResult(u32Add())
        case .u32Sub: return OperationResult(u32Sub())
        case .u32Mul: return OperationResult(u32Mul())
        case .u32Div: return OperationResult(u32Div())
        case .u32Split: u32Split()
        case .u32And: return OperationResult(u32Bitwise(isXor: false))
        case .u32Xor: return OperationResult(u32Bitwise(isXor: true))
        default: return .other
        }
        return .done
    }

    /// Runs an operation of those that need no hurry and nothing but the stack.
    mutating func operateRarely(_ code: Opcode) -> OperationResult {
        switch code {
        case .moveDown5: moveDown(5)
        case .moveDown6: moveDown(6)
        case .moveDown7: moveDown(7)
        case .moveDown8: moveDown(8)
        case .swapWord: swap(4, with: 4)
        case .swapWord2: swap(4, with: 8)
        case .swapWord3: swap(4, with: 12)
        case .swapDoubleWord: swap(8, with: 8)
        case .cswap: return OperationResult(swapConditionally(1))
        case .cswapWord: return OperationResult(swapConditionally(4))
        case .u32Assert2: return OperationResult(u32Assert2())
        case .u32Add3: return OperationResult(u32Add3())
        case .u32Madd: return OperationResult(u32Madd())
        case .stackDepth: push(Felt(UInt32(truncatingIfNeeded: depth)))
        case .clock: push(Felt(UInt32(truncatingIfNeeded: clk)))
        default: return .other
        }
        return .done
    }
}
