// SPDX-License-Identifier: MIT

package import FieldArithmetic
import VMCore

/// Builds the stack columns and helper values of rows again from what a record says of them.
///
/// It works on one stretch after the other, each from a checkpoint to the next. The caller names
/// the control rows and the operations of blocks in the order in which they ran, and may ask for no
/// more rows than a stretch has.
package struct Replay: ~Copyable {
    /// The memory context of the row that comes next.
    package private(set) var context: UInt32 = 0
    /// The hash of the function that was called, of the row that comes next.
    package private(set) var functionHash = Word.zero

    private let record: ExecutionRecord
    private let inverses = PendingInverses()
    private let room: UnsafeMutablePointer<Felt>
    private let clocks: UnsafeMutablePointer<UInt32>
    private let depthInverses: UnsafeMutablePointer<Felt>
    private let cursors: UnsafeMutablePointer<ReplayCursors>
    private let start: UnsafeMutablePointer<Felt>
    private var window: ReplayWindow
    /// What calls within the stretch have put aside.
    private var frames: [Frame] = []
    private var hiddenItems: [Felt] = []
    private var hiddenClocks: [UInt32] = []

    private struct Frame {
        let knownCount: Int
        let unknownClock: UInt32
    }

    /// What a dynamic call found out.
    package struct Callee {
        /// The root of the procedure.
        package let root: Word
        /// The stack's depth without the address of the root.
        package let depth: UInt32
        /// The row that pushed the top overflow item then, zero if there is none.
        package let overflowClock: UInt32
    }

    /// Makes room for stretches.
    ///
    /// - Parameters:
    ///   - record: The record, which must have a checkpoint.
    ///   - rowsMax: The rows of the longest stretch.
    ///   - target: Where to write.
    package init(of record: ExecutionRecord, rowsMax: Int, into target: ReplayTarget) {
        self.record = record
        // A row moves the stack by one item, and a call's end puts back what the stretch pushed.
        let capacity = 3 * rowsMax + 48
        room = .allocate(capacity: capacity)
        room.initialize(repeating: .zero, count: capacity)
        clocks = .allocate(capacity: capacity)
        clocks.initialize(repeating: 0, count: capacity)
        start = room + (rowsMax + 8)
        let inverses = batchInverse(
            (0..<ReplayWindow.depthInverseCount).map { Felt(UInt32($0)) }
        )
        depthInverses = .allocate(capacity: inverses.count)
        for (index, inverse) in inverses.enumerated() {
            (depthInverses + index).initialize(to: inverse)
        }
        cursors = .allocate(capacity: 1)
        cursors.initialize(to: ReplayCursors(record, at: record.checkpoints[0]))
        window = ReplayWindow(
            top: start,
            base: room,
            clocks: clocks,
            cursors: cursors,
            target: target,
            inverses: Unmanaged.passUnretained(self.inverses),
            depthInverses: depthInverses
        )
    }

    deinit {
        inverses.flush()
        cursors.deinitialize(count: 1)
        cursors.deallocate()
        room.deallocate()
        clocks.deallocate()
        depthInverses.deallocate()
    }

    /// Goes to the first row of a stretch.
    package mutating func begin(_ checkpoint: ExecutionRecord.Checkpoint) {
        let machine = checkpoint.registers
        cursors.pointee = ReplayCursors(record, at: checkpoint)
        window.top = start
        for position in 0..<16 { start[position] = machine.stack[position] }
        window.clk = Int(machine.clk)
        frames.removeAll(keepingCapacity: true)
        hiddenItems.removeAll(keepingCapacity: true)
        hiddenClocks.removeAll(keepingCapacity: true)
        resume(machine.registers)
    }

    /// Takes up registers of a context whose overflow items come from the record.
    private mutating func resume(_ registers: ContextRegisters) {
        context = registers.context
        functionHash = registers.functionHash
        window.depth = Int(registers.stackDepth)
        window.overflowClock = registers.overflowClock
        window.unknownClock = registers.overflowClock
        window.knownCount = 0
    }

    /// Writes the row of an operation of a block, and of those after it.
    ///
    /// - Parameters:
    ///   - count: The number of rows.
    ///   - position: Where the operations stand in the flat arrays.
    ///   - code: The arrays.
    package mutating func run(_ count: Int, from position: Int, of code: CodeTables) {
        var window = self.window
        for position in position..<position + count {
            window.write()
            let operation = code.codes[position]
            switch window.operate(operation, code.arguments + position, cursors) {
            case .done, .failed: break
            case .other:
                // A copy, so that the loop's registers are never in memory.
                var copy = window
                perform(operation, &copy)
                window = copy
            }
            window.clk += 1
        }
        self.window = window
    }

    /// Runs an operation of those that need no hurry.
    @inline(never)
    private func perform(_ code: Opcode, _ window: inout ReplayWindow) {
        if case .other = window.operateRarely(code) {
            window.answer(code, functionHash: functionHash)
        }
    }
}

// MARK: Control rows

extension Replay {
    /// Writes the row of a control code and does what it does to the stack and the context.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - code: The arrays of its forest.
    /// - Returns: What a dynamic call found out, nil for other rows.
    package mutating func step(_ row: ControlRow, of code: CodeTables) -> Callee? {
        window.write()
        defer { window.clk += 1 }
        switch row.opcode {
        case .split, .loop, .repeat: window.pop()
        case .end:
            if row.flags.contains(.isLoopEntered) { window.pop() }
            if !row.flags.isDisjoint(with: [.isCall, .isSystemCall]) { closeCall() }
        case .call:
            openContext(functionHash: code.digests[Int(code.nodes[Int(row.place.node)].first)])
        case .syscall:
            hideOverflow()
            context = 0
        case .dyn, .dyncall: return callDynamically(opensContext: row.opcode == .dyncall)
        default: break
        }
        return nil
    }

    /// Writes the stack columns of the row behind the last one.
    package func writeLast() { window.write() }

    private mutating func callDynamically(opensContext: Bool) -> Callee {
        let root = window.readWord(0, cursors)
        window.pop()
        let callee = Callee(
            root: root,
            depth: UInt32(truncatingIfNeeded: window.depth),
            overflowClock: window.overflowClock
        )
        if opensContext { openContext(functionHash: root) }
        return callee
    }

    private mutating func openContext(functionHash hash: Word) {
        hideOverflow()
        context = UInt32(truncatingIfNeeded: window.clk + 1)
        functionHash = hash
        // The frame pointer of the context is written.
        // Not through `self`, of which the thread sanitizer of Swift 6.3.1 makes broken code.
        let cursors = cursors
        cursors.pointee.memory.skip(1)
    }

    private mutating func hideOverflow() {
        let count = window.knownCount
        frames.append(Frame(knownCount: count, unknownClock: window.unknownClock))
        let place = window.top - room + 16
        for index in place..<place + count {
            hiddenItems.append(room[index])
            hiddenClocks.append(clocks[index])
        }
        window.depth = 16
        window.knownCount = 0
        window.overflowClock = 0
        window.unknownClock = 0
    }

    private mutating func closeCall() {
        // Not through `self`, of which the thread sanitizer of Swift 6.3.1 makes broken code.
        let cursors = cursors
        guard let registers = cursors.pointee.returns.take() else { return }
        resume(registers)
        // A call from before the stretch: the record has its items.
        guard let frame = frames.popLast() else { return }
        window.unknownClock = frame.unknownClock
        window.knownCount = frame.knownCount
        let place = window.top - room + 16
        for index in (place..<place + frame.knownCount).reversed() {
            if let item = hiddenItems.popLast() { room[index] = item }
            if let clock = hiddenClocks.popLast() { clocks[index] = clock }
        }
    }
}
