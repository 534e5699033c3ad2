// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Machine {
    /// The error of a row.
    ///
    /// - Parameters:
    ///   - fault: What went wrong.
    ///   - step: What the machine was doing.
    ///   - clk: The row.
    ///   - node: The node of the current forest; nil if there is none.
    ///   - operation: The index of the operation in its block.
    /// - Returns: The fault with its place in the execution and in the source.
    func failure(
        _ fault: ExecutionFault,
        _ step: ExecutionError.Step,
        clk: Int,
        node: Int?,
        operation: Int = 0
    ) -> ExecutionError {
        let debugInfo = code.forest.debugInfo
        var message: String?
        switch fault {
        case .assertion(let code), .u32Assertion(let code, _), .merkleMismatch(let code):
            message = debugInfo.errorMessage(code)
        default: break
        }
        return ExecutionError(
            fault: fault,
            clk: UInt32(truncatingIfNeeded: clk),
            step: step,
            context: context,
            location: node.flatMap {
                SourcePlace(node: $0, operation: operation, in: debugInfo)
            },
            message: message,
            openProcedures: openProcedures(at: node, operation: operation)
        )
    }

    /// The error of an operation of a block.
    func failure(operation position: Int, of node: Int, _ fault: ExecutionFault) -> ExecutionError {
        let start = Int(code.nodes[node].first)
        let batches = (start..<position).count { code.codes[$0] == .respan }
        return failure(
            fault,
            .operation(code.codes[position]),
            clk: clk,
            node: node,
            operation: position - start - batches
        )
    }

    /// Finds out why an operation of a block failed, which has left the stack as it was.
    func diagnose(_ opcode: Opcode, argument: Felt, window: StackWindow<Log>) -> ExecutionFault {
        if case .merkleMismatch = fault { return .merkleMismatch(code: argument.value) }
        if let fault { return fault }
        switch opcode {
        case .inv: return .divisionByZero
        case .not, .cswap, .cswapWord: return .notBinary(window[0])
        case .and, .or: return .notBinary(window.isBinary(0) ? window[1] : window[0])
        case .assert: return .assertion(code: argument.value)
        case .u32Assert2:
            let values = wide(window, 0..<2)
            guard argument != .zero else { return .notU32(values) }
            return .u32Assertion(code: argument.value, values: values)
        case .u32Add3, .u32Madd: return .notU32(wide(window, 0..<3))
        case .u32Div:
            let values = wide(window, 0..<2)
            return values.isEmpty ? .divisionByZero : .notU32(values)
        case .u32Add, .u32Sub, .u32Mul, .u32And, .u32Xor: return .notU32(wide(window, 0..<2))
        case .mload, .mstore: return addressFault(window[0], isWord: false)
        case .mloadWord, .mstoreWord: return addressFault(window[0], isWord: true)
        default: return .notAnOperation(opcode)
        }
    }

    /// The items that are no 32-bit integers.
    private func wide(_ window: StackWindow<Log>, _ positions: Range<Int>) -> [Felt] {
        positions.map { window[$0] }.filter { $0.value > u32Max }
    }

    /// Why memory cannot be accessed at an address.
    func addressFault(_ address: Felt, isWord: Bool) -> ExecutionFault {
        if address.value > u32Max { return .addressBeyondU32(address.value) }
        if isWord, address.value & 3 != 0 { return .addressNotAligned(address.value) }
        return .memoryLimit(pages: options.memoryPagesMax)
    }
}
