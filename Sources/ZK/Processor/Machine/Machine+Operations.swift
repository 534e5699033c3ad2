// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Machine {
    /// Runs an operation that the loop over a block leaves to others.
    ///
    /// - Returns: False if it fails; ``fault`` then says why unless ``diagnose`` can.
    @inline(never)
    mutating func perform(_ code: Opcode, _ stack: inout StackWindow<Log>) -> Bool {
        switch stack.operateRarely(code) {
        case .done: return true
        case .failed: return false
        case .other: break
        }
        do throws(ExecutionFault) {
            try performFallibly(code, &stack)
        } catch {
            fault = error
            return false
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
        case .friE2F4: try stack.foldFRI()
        case .cryptoStream: try cryptoStream(stack)
        case .evalCircuit: try evaluateCircuit(stack)
        case .logPrecompile: logPrecompile(stack)
        case .emit: try emit(stack)
        case .caller: stack.setWord(0, functionHash)
        default: throw .notAnOperation(code)
        }
    }
}
