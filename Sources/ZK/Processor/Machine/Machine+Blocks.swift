// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Machine {
    /// Runs a basic block from its SPAN row to its END row.
    mutating func runBlock(_ node: Int) throws(ExecutionError) {
        let (first, end) = (Int(code.nodes[node].first), Int(code.nodes[node].second))
        if Log.isOn {
            log.start(.span, clk: clk, place: place(node), batches: batchCount(node))
        }
        try tick(.operation(.span), node)
        var position = first
        while position < end {
            makeRoom()
            if Log.isOn {
                if log.wantsCheckpoint(clk: clk) {
                    log.checkpoint(registers(blockOffset: position - first))
                }
                guard !log.isFull else {
                    let fault = ExecutionFault.recordTooLarge(bytes: options.recordBytesMax)
                    throw failure(operation: position, of: node, fault)
                }
            }
            // Near a limit the machine runs few operations at a time, to see which one goes beyond.
            let steps = min(
                OperandStack.margin,
                max(1, options.stackDepthMax - depth),
                options.cyclesMax - clk + 1
            )
            let (window, holds) = operate(
                window(at: position),
                until: min(end, position + steps),
                codes: code.codes,
                arguments: code.arguments
            )
            (top, floor) = (window.top, window.floor)
            clk = window.clk
            position = window.position
            try checkRun(position, node, holds)
        }
        if Log.isOn { log.end(.span, clk: clk, place: place(node), isLoopEntered: false) }
        try tick(.end(.span), node)
    }

    /// Sees whether the operations before a position kept to all limits.
    @inline(__always)
    private mutating func checkRun(
        _ position: Int,
        _ node: Int,
        _ holds: Bool
    ) throws(ExecutionError) {
        if holds, clk <= options.cyclesMax, depth <= options.stackDepthMax { return }
        guard holds else {
            let fault = diagnose(
                code.codes[position],
                argument: code.arguments[position],
                window: window(at: position)
            )
            throw failure(operation: position, of: node, fault)
        }
        let fault: ExecutionFault =
            depth > options.stackDepthMax
            ? .stackTooDeep(depth: depth, most: options.stackDepthMax)
            : .cycleLimit(options.cyclesMax)
        clk -= 1
        throw failure(operation: position - 1, of: node, fault)
    }

    /// Runs operations until a position or a failure.
    ///
    /// - Returns: The registers afterwards, at the operation that failed if one did; true if none
    ///   did.
    @inline(never)
    mutating func operate(
        _ start: StackWindow<Log>,
        until limit: Int,
        codes: UnsafeMutablePointer<Opcode>,
        arguments: UnsafeMutablePointer<Felt>
    ) -> (StackWindow<Log>, Bool) {
        var stack = start
        let memory = self.memory
        while stack.position < limit {
            let code = codes[stack.position]
            var holds = true
            switch stack.operate(code, arguments + stack.position, memory) {
            case .done: break
            case .failed: holds = false
            case .other: holds = operateRarely(&stack, code)
            }
            guard holds else { return (stack, false) }
            stack.position += 1
        }
        return (stack, true)
    }

    /// Runs an operation of those that need no hurry.
    @inline(__always)
    private mutating func operateRarely(_ stack: inout StackWindow<Log>, _ code: Opcode) -> Bool {
        // A copy, so that the loop's registers are never in memory.
        var copy = stack
        let holds = perform(code, &copy)
        stack = copy
        return holds
    }
}
