// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// The state of an execution between two rows.
///
/// Work that waits is kept on an explicit stack, so that the depth of a program's tree costs memory
/// that is counted and never the stack of the thread.
struct Machine<Log: ExecutionLog>: ~Copyable {
    let options: ExecutionOptions
    let host: Host
    let kernel: Kernel
    let log: Log
    let memory: MachineMemory
    let room: OperandStack
    let meter = ReadMeter()
    let program: DecodedForest
    let entryPoint: Int

    /// The operand stack, see ``OperandStack``.
    var top: UnsafeMutablePointer<Felt>
    var floor: UnsafeMutablePointer<Felt>
    /// The row that comes next.
    var clk = 0
    var context: UInt32 = 0
    /// The hash of the function that was called, zero in the root context.
    var functionHash = Word.zero
    var advice: AdviceProvider
    /// The capacity of the sponge that absorbs claimed computations.
    var transcript = Word.zero
    var requests: [PrecompileRequest] = []
    /// The bytes of their inputs.
    var requestBytes = 0
    /// The rows of the circuits that were evaluated.
    var circuitRows = 0

    /// The forest that is executed, and its number: 0 for the program's, `i + 1` for number `i` of
    /// the host's store.
    var code: DecodedForest
    var forestNumber = 0
    /// Which forests of the store have given their advice.
    var isForestLoaded: [Bool]
    var continuations: [Continuation] = []
    var frames: [Frame] = []
    /// The overflow items that calls have hidden, those of the innermost call last.
    var hiddenItems: [Felt] = []
    var hiddenClocks: [UInt32] = []
    /// Why the operation that was tried last failed, if it knows better than ``diagnose``.
    var fault: ExecutionFault?

    init(
        program: Program,
        forest: DecodedForest,
        host: Host,
        advice: AdviceProvider,
        options: ExecutionOptions,
        log: Log
    ) {
        var options = options
        options.cyclesMax = min(options.cyclesMax, ExecutionOptions.cycleCeiling)
        self.options = options
        self.host = host
        self.log = log
        self.advice = advice
        self.program = forest
        entryPoint = program.entryPoint
        kernel = program.kernel
        memory = MachineMemory(pagesMax: options.memoryPagesMax)
        room = OperandStack()
        top = room.start
        floor = top
        code = forest
        isForestLoaded = Array(repeating: false, count: host.forests.forests.count)
    }

    /// The number of items on the operand stack.
    var depth: Int { 16 + (floor - top) }

    /// The registers of a run of operations from a position in the code.
    func window(at position: Int = 0) -> StackWindow<Log> {
        StackWindow(
            top: top,
            floor: floor,
            position: position,
            clockOffset: clk - position,
            contextKey: MachineMemory.key(context: context, address: 0),
            base: room.base,
            clocks: room.clocks,
            log: log
        )
    }

    /// Moves the stack where operations may run for a while without looking at its bounds.
    mutating func makeRoom() {
        guard !room.hasRoom(top: top, floor: floor) else { return }
        let above = floor - top
        top = room.recentre(top: top, count: 16 + above)
        floor = top + above
    }
}

/// Work that waits.
struct Continuation {
    enum Kind: UInt8 {
        case start, finishJoin, finishSplit, finishLoop, finishCall, finishDyn, enterForest
        /// Nothing is left to do; it only counts towards the limit, as it does in the reference.
        case finishExternal
    }

    let kind: Kind
    /// A node; for ``Kind/enterForest`` the number of a forest.
    let target: Int32
}

/// What a call puts aside.
struct Frame {
    let context: UInt32
    let functionHash: Word
    /// The number of overflow items.
    let hiddenCount: Int
    /// True if the callee has a context of its own.
    let opensContext: Bool
}
