// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Where a context keeps the pointer to its frame of local variables, and its first value.
private enum FramePointer {
    static let address: UInt64 = 0xFFFF_FFFE
    static let start = Felt(0x8000_0000)
}

extension Machine {
    mutating func startCall(_ node: Int) throws(ExecutionError) {
        logStart(.call, node)
        let callee = Int(code.nodes[node].first)
        try openContext(functionHash: code.digests[callee], .call, node)
        wait(.finishCall, node)
        wait(.start, callee)
        try tick(.operation(.call), node)
    }

    mutating func startSystemCall(_ node: Int) throws(ExecutionError) {
        logStart(.syscall, node)
        let callee = Int(code.nodes[node].first)
        let root = code.digests[callee]
        guard let index = kernel.procedures.firstIndex(of: root) else {
            throw failure(.notInKernel(root), .operation(.syscall), clk: clk, node: node)
        }
        if Log.isOn { log.kernelCall(index) }
        hideOverflow(opensContext: false)
        context = 0
        wait(.finishCall, node)
        wait(.start, callee)
        try tick(.operation(.syscall), node)
    }

    /// Calls what a word in memory names.
    mutating func startDynamic(_ node: Int) throws(ExecutionError) {
        let isCall = code.nodes[node].kind == .dyncall
        let opcode: Opcode = isCall ? .dyncall : .dyn
        logStart(opcode, node)
        let address = top[0]
        guard address.value <= u32Max, address.value & 3 == 0 else {
            let fault = addressFault(address, isWord: true)
            throw failure(fault, .operation(opcode), clk: clk, node: node)
        }
        let root = window().readWord(address.value, memory)
        _ = pop()
        if isCall { try openContext(functionHash: root, .dyncall, node) }
        wait(.finishDyn, node)
        if let callee = code.procedure(root) {
            wait(.start, callee)
        } else {
            try enterProcedure(root, .operation(opcode), node)
        }
        try tick(.operation(opcode), node)
    }

    /// Goes on with code that another forest holds; this takes no row.
    mutating func startExternal(_ node: Int) throws(ExecutionError) {
        wait(.finishExternal, node)
        try enterProcedure(code.digests[node], .external, node)
    }

    /// Changes to the forest of the host that has a procedure, and waits for its start.
    private mutating func enterProcedure(
        _ root: Word,
        _ step: ExecutionError.Step,
        _ node: Int
    ) throws(ExecutionError) {
        guard let owner = host.forests.owner(of: root),
            let callee = host.forests.forests[owner].procedure(root)
        else { throw failure(.procedureNotFound(root), step, clk: clk, node: node) }
        let forest = host.forests.forests[owner]
        if !isForestLoaded[owner] {
            do throws(ExecutionFault) {
                try advice.insert(forest.forest.adviceMap)
            } catch { throw failure(error, step, clk: clk, node: node) }
            isForestLoaded[owner] = true
        }
        wait(.enterForest, forestNumber)
        wait(.start, callee)
        code = forest
        forestNumber = owner + 1
    }

    /// Comes back to a forest.
    mutating func enterForest(_ number: Int) {
        forestNumber = number
        code = number == 0 ? program : host.forests.forests[number - 1]
    }

    mutating func finishCall(_ node: Int) throws(ExecutionError) {
        let opcode: Opcode = code.nodes[node].kind == .syscall ? .syscall : .call
        try closeCall(opcode, node)
    }

    mutating func finishDynamic(_ node: Int) throws(ExecutionError) {
        if code.nodes[node].kind == .dyncall {
            try closeCall(.dyncall, node)
        } else {
            try finish(.dyn, node)
        }
    }
}

// MARK: Contexts

extension Machine {
    /// Writes the frame pointer of the root context, as calls do for theirs.
    private mutating func openContext(
        functionHash hash: Word,
        _ opcode: Opcode,
        _ node: Int
    ) throws(ExecutionError) {
        hideOverflow(opensContext: true)
        context = UInt32(truncatingIfNeeded: clk + 1)
        functionHash = hash
        guard window().writeElement(FramePointer.address, FramePointer.start, memory) else {
            let fault = ExecutionFault.memoryLimit(pages: options.memoryPagesMax)
            throw failure(fault, .operation(opcode), clk: clk, node: node)
        }
    }

    /// Puts the registers and all items but the top 16 aside.
    private mutating func hideOverflow(opensContext: Bool) {
        let count = floor - top
        frames.append(
            Frame(
                context: context,
                functionHash: functionHash,
                hiddenCount: count,
                opensContext: opensContext
            )
        )
        for index in 16..<16 + count {
            hiddenItems.append(top[index])
            if Log.isOn { hiddenClocks.append(room.clocks[top - room.base + index]) }
            top[index] = .zero
        }
        floor = top
    }

    /// The END row of a call: takes up what the call put aside.
    private mutating func closeCall(_ opcode: Opcode, _ node: Int) throws(ExecutionError) {
        guard depth == 16 else {
            throw failure(.stackDepthOnReturn(depth), .end(opcode), clk: clk, node: node)
        }
        // Every END of a call waits since its start, which put a frame aside.
        assert(!frames.isEmpty)
        let frame = frames.removeLast()
        if Log.isOn { log.end(opcode, clk: clk, place: place(node), isLoopEntered: false) }
        if frame.opensContext { memory.close(context) }
        context = frame.context
        functionHash = frame.functionHash
        showOverflow(frame.hiddenCount)
        if Log.isOn { log.restored(contextRegisters) }
        try tick(.end(opcode), node)
    }

    private mutating func showOverflow(_ count: Int) {
        guard count > 0 else { return }
        if room.capacity - (top - room.base) < 16 + count + 2 * OperandStack.margin {
            top = room.recentre(top: top, count: 16, extra: count)
        }
        let place = top - room.base + 16
        for index in (0..<count).reversed() {
            if let item = hiddenItems.popLast() { top[16 + index] = item }
            if Log.isOn, let clock = hiddenClocks.popLast() { room.clocks[place + index] = clock }
        }
        floor = top + count
    }
}
