// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Machine {
    /// Runs an operation that the loop over a block leaves to others.
    ///
    /// - Returns: False if it fails; ``fault`` then says why unless ``diagnose`` can.
    @inline(never)
    mutating func perform(_ code: Opcode, _ stack: inout StackWindow<Log>) -> Bool {
        switch code {
        case .moveDown5: stack.moveDown(5)
        case .moveDown6: stack.moveDown(6)
        case .moveDown7: stack.moveDown(7)
        case .moveDown8: stack.moveDown(8)
        case .swapWord: stack.swap(4, with: 4)
        case .swapWord2: stack.swap(4, with: 8)
        case .swapWord3: stack.swap(4, with: 12)
        case .swapDoubleWord: stack.swap(8, with: 8)
        case .cswap: return stack.swapConditionally(1)
        case .cswapWord: return stack.swapConditionally(4)
        case .u32Assert2: return stack.u32Assert2()
        case .u32Add3: return stack.u32Add3()
        case .u32Madd: return stack.u32Madd()
        case .stackDepth: stack.push(Felt(UInt32(truncatingIfNeeded: stack.depth)))
        case .clock: stack.push(Felt(UInt32(truncatingIfNeeded: stack.clk)))
        case .caller: stack.setWord(0, functionHash)
        default:
            do throws(ExecutionFault) {
                try performFallibly(code, &stack)
            } catch {
                fault = error
                return false
            }
        }
        return true
    }

    private mutating func performFallibly(
        _ code: Opcode,
        _ stack: inout StackWindow<Log>
    ) throws(ExecutionFault) {
        switch code {
        case .advicePop: try advicePop(&stack)
        case .advicePopWord: try advicePopWord(stack)
        case .pipe: try pipe(stack)
        case .mstream: try mstream(stack)
        case .hperm: permute(stack)
        case .merkleVerify: try merkleVerify(stack)
        case .merkleUpdate: try merkleUpdate(stack)
        case .hornerBase: try hornerBase(stack)
        case .hornerExt: try hornerExtension(stack)
        case .friE2F4: try foldFRI(&stack)
        case .cryptoStream: try cryptoStream(stack)
        case .evalCircuit: try evaluateCircuit(stack)
        case .logPrecompile: logPrecompile(stack)
        case .emit: try emit(stack)
        default: throw .notAnOperation(code)
        }
    }
}
