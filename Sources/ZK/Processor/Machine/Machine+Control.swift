// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Machine {
    /// Runs the program to its end.
    mutating func run(from entryPoint: Int) throws(ExecutionError) {
        continuations = [Continuation(kind: .start, target: Int32(entryPoint))]
        if Log.isOn { log.checkpoint(registers(blockOffset: 0)) }
        while let next = continuations.popLast() {
            let target = Int(next.target)
            switch next.kind {
            case .start: try start(target)
            case .finishJoin: try finish(.join, target)
            case .finishSplit: try finish(.split, target)
            case .finishLoop: try finishLoop(target)
            case .finishCall: try finishCall(target)
            case .finishDyn: try finishDynamic(target)
            case .enterForest: enterForest(target)
            case .finishExternal: break
            }
        }
        guard depth == 16 else {
            let fault = ExecutionFault.stackNotEmpty(excess: depth - 16)
            throw failure(fault, .endOfProgram, clk: clk, node: nil)
        }
    }

    private mutating func start(_ node: Int) throws(ExecutionError) {
        switch code.nodes[node].kind {
        case .block: try runBlock(node)
        case .join: try startJoin(node)
        case .split: try startSplit(node)
        case .loop: try startLoop(node)
        case .call: try startCall(node)
        case .syscall: try startSystemCall(node)
        case .dyn, .dyncall: try startDynamic(node)
        case .external: try startExternal(node)
        }
    }

    /// Ends a row that is no operation of a block, and sees whether it kept to all limits.
    @inline(__always)
    mutating func tick(_ step: @autoclosure () -> ExecutionError.Step, _ node: Int)
        throws(ExecutionError)
    {
        clk += 1
        if clk <= options.cyclesMax, continuations.count <= options.continuationsMax { return }
        let fault: ExecutionFault =
            clk > options.cyclesMax
            ? .cycleLimit(options.cyclesMax) : .continuationLimit(options.continuationsMax)
        throw failure(fault, step(), clk: clk - 1, node: node)
    }

    @inline(__always)
    mutating func wait(_ kind: Continuation.Kind, _ target: Int) {
        continuations.append(
            Continuation(kind: kind, target: Int32(truncatingIfNeeded: target))
        )
    }

    /// The node in the numbering of the record.
    func place(_ node: Int) -> CodePlace {
        CodePlace(
            forest: UInt32(truncatingIfNeeded: forestNumber),
            node: UInt32(truncatingIfNeeded: node)
        )
    }

    /// The number of batches of a block.
    func batchCount(_ node: Int) -> Int { Int(code.batchCounts[node]) }

    /// Pops the top item outside of a block.
    @inline(__always)
    mutating func pop() -> Felt {
        makeRoom()
        let item = top[0]
        var window = window()
        window.pop()
        (top, floor) = (window.top, window.floor)
        return item
    }

    /// The first row of a control block.
    @inline(__always)
    func logStart(_ opcode: Opcode, _ node: Int) {
        guard Log.isOn else { return }
        if log.wantsCheckpoint(clk: clk) { log.checkpoint(registers(blockOffset: 0)) }
        log.start(opcode, clk: clk, place: place(node), batches: 1)
    }

    /// The registers for a checkpoint.
    func registers(blockOffset: Int) -> MachineRegisters {
        MachineRegisters(
            clk: UInt32(truncatingIfNeeded: clk),
            blockOffset: UInt32(truncatingIfNeeded: blockOffset),
            registers: contextRegisters,
            stack: [16 of Felt] { top[$0] }
        )
    }

    /// What belongs to the current context.
    var contextRegisters: ContextRegisters {
        ContextRegisters(
            context: context,
            functionHash: functionHash,
            stackDepth: UInt32(truncatingIfNeeded: depth),
            overflowClock: window().overflowClock
        )
    }
}

// MARK: Blocks that stay in their context

extension Machine {
    private mutating func startJoin(_ node: Int) throws(ExecutionError) {
        let children = code.nodes[node]
        logStart(.join, node)
        wait(.finishJoin, node)
        wait(.start, Int(children.second))
        wait(.start, Int(children.first))
        try tick(.operation(.join), node)
    }

    private mutating func startSplit(_ node: Int) throws(ExecutionError) {
        let children = code.nodes[node]
        logStart(.split, node)
        let condition = pop()
        guard condition.value <= 1 else {
            throw failure(.branchNotBinary(condition), .operation(.split), clk: clk, node: node)
        }
        wait(.finishSplit, node)
        wait(.start, Int(condition == .one ? children.first : children.second))
        try tick(.operation(.split), node)
    }

    private mutating func startLoop(_ node: Int) throws(ExecutionError) {
        logStart(.loop, node)
        let condition = pop()
        guard condition.value <= 1 else {
            throw failure(.loopNotBinary(condition), .operation(.loop), clk: clk, node: node)
        }
        if condition == .one {
            wait(.finishLoop, node)
            wait(.start, Int(code.nodes[node].first))
            try tick(.operation(.loop), node)
        } else {
            try tick(.operation(.loop), node)
            try finish(.loop, node)
        }
    }

    /// Repeats the body or ends the loop.
    private mutating func finishLoop(_ node: Int) throws(ExecutionError) {
        let condition = top[0]
        guard condition.value <= 1 else {
            throw failure(.loopNotBinary(condition), .end(.loop), clk: clk, node: node)
        }
        if condition == .one {
            if Log.isOn { log.repeated(clk: clk, place: place(node)) }
            _ = pop()
            wait(.finishLoop, node)
            wait(.start, Int(code.nodes[node].first))
            try tick(.operation(.repeat), node)
        } else {
            if Log.isOn { log.end(.loop, clk: clk, place: place(node), isLoopEntered: true) }
            _ = pop()
            try tick(.end(.loop), node)
        }
    }

    /// The END row of a block that restores nothing.
    @inline(__always)
    mutating func finish(_ opcode: Opcode, _ node: Int) throws(ExecutionError) {
        if Log.isOn { log.end(opcode, clk: clk, place: place(node), isLoopEntered: false) }
        try tick(.end(opcode), node)
    }
}
