// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import VMCore

/// Everything about an execution that its trace needs and that cannot be read off the program.
///
/// The rows of the main trace follow from a checkpoint by the operations of the blocks that the
/// control rows name: an operation's outcome is a function of the visible items and of what is
/// written down here in order of its use (memory, advice, permutations, overflow, returns). So
/// each stretch between two checkpoints can be built by itself, without host, memory or code of
/// the machine. The chiplets' rows follow from the same lists.
public struct ExecutionRecord: Sendable {
    /// An item that came back from the overflow table into item 15.
    public struct OverflowItem: Hashable, Sendable {
        /// The item.
        public let value: Felt
        /// The row that had pushed the item which is on top of the table now, zero if none is.
        public let clock: UInt32
    }

    /// Where the rows of a stretch start, and where its entries start in each list.
    public struct Checkpoint: Sendable {
        /// The machine.
        public let registers: MachineRegisters
        /// The first entry of ``ExecutionRecord/control``.
        public let control: Int
        /// The first entry of ``ExecutionRecord/returns``.
        public let returns: Int
        /// The first entry of ``ExecutionRecord/overflow``.
        public let overflow: Int
        /// The first entry of ``ExecutionRecord/memory``.
        public let memory: Int
        /// The first entry of ``ExecutionRecord/advice``.
        public let advice: Int
        /// The first entry of ``ExecutionRecord/permutations``.
        public let permutations: Int
        /// The first entry of ``ExecutionRecord/walks``.
        public let walks: Int
    }

    /// Rows of the decoder outside the bodies of basic blocks.
    public internal(set) var control: RecordedList<ControlRow>
    /// What the ENDs of calls restored, in order.
    public internal(set) var returns: RecordedList<ContextRegisters>
    /// The overflow items that left shifts revealed, in order, if a checkpoint lies between the
    /// row that had pushed them and the shift; the others follow from the rows in between.
    public internal(set) var overflow: RecordedList<OverflowItem>
    /// Accesses to memory, in order.
    public internal(set) var memory: RecordedList<MemoryAccess>
    /// Elements taken by ADVPOP and ADVPOPW, in order.
    public internal(set) var advice: RecordedList<Felt>
    /// Bitwise operations, in order.
    public internal(set) var bitwise: RecordedList<BitwiseOperation>
    /// Permutations that the program asked for, in order.
    public internal(set) var permutations: RecordedList<Permutation>
    /// Merkle paths, in order.
    public internal(set) var walks: RecordedList<MerkleWalk>
    /// The siblings of all paths.
    public internal(set) var siblings: RecordedList<Word>
    /// Circuit evaluations, in order.
    public internal(set) var circuits: RecordedList<CircuitCall>
    /// The kernel procedures that were called, by their number in the kernel, in order.
    public internal(set) var kernelCalls: [UInt8] = []
    /// Where stretches start, the first at row 0.
    public internal(set) var checkpoints: [Checkpoint] = []
    /// The number of rows of the hasher's controller.
    public internal(set) var controllerRows = 0
    /// The program's kernel.
    public internal(set) var kernel = Kernel()
    /// The number of rows before the first HALT.
    public internal(set) var cycleCount = 0
    /// The forests that took part: the program's and those of the host's store.
    package internal(set) var forests: [DecodedForest] = []

    private(set) var limbs: LimbMarks
    var nextCheckpoint = 0
    /// The row of the last checkpoint.
    var lastCheckpoint: UInt32 = 0
    private var checkpointDistance: Int
    private var bytesMax: Int
    /// Whether there were too many bytes at the last checkpoint.
    private(set) var isFull = false
    private var openBlocks: [OpenBlock] = []

    /// A block between its first row and its END.
    private struct OpenBlock {
        let address: UInt32
        let opcode: Opcode
        let batches: Int
    }

    init(checkpointDistance: Int, bytesMax: Int) {
        self.checkpointDistance = max(1, checkpointDistance)
        self.bytesMax = bytesMax
        limbs = LimbMarks()
        let arena = SegmentArena()
        control = RecordedList(arena: arena)
        returns = RecordedList(arena: arena)
        overflow = RecordedList(arena: arena)
        memory = RecordedList(arena: arena)
        advice = RecordedList(arena: arena)
        bitwise = RecordedList(arena: arena)
        permutations = RecordedList(arena: arena)
        walks = RecordedList(arena: arena)
        siblings = RecordedList(arena: arena)
        circuits = RecordedList(arena: arena)
    }

    /// Empties the record for another execution and keeps the room that its lists have.
    mutating func reset(checkpointDistance: Int, bytesMax: Int) {
        control.reset()
        returns.reset()
        overflow.reset()
        memory.reset()
        advice.reset()
        bitwise.reset()
        permutations.reset()
        walks.reset()
        siblings.reset()
        circuits.reset()
        kernelCalls = []
        checkpoints = []
        openBlocks = []
        (controllerRows, nextCheckpoint, lastCheckpoint) = (0, 0, 0)
        limbs = LimbMarks()
        self.checkpointDistance = max(1, checkpointDistance)
        (self.bytesMax, isFull) = (bytesMax, false)
    }

    /// Takes up what only the end of the execution knows.
    ///
    /// - Parameters:
    ///   - cycleCount: The rows before the first HALT.
    ///   - kernel: The program's kernel.
    ///   - forests: The program's forest, then those of the host.
    mutating func finish(cycleCount: Int, kernel: Kernel, forests: [DecodedForest]) {
        self.cycleCount = cycleCount
        self.kernel = kernel
        self.forests = forests
    }

    /// True if there is a trace of the execution.
    ///
    /// A Merkle operation on a tree of depth 0 runs, but no hash stands for it.
    public var isTraceable: Bool { walks.allSatisfy { !$0.siblings.isEmpty } }
}

/// Owns a mark for every 16-bit value.
///
/// `@unchecked`: the marks are written only by the machine that makes the record, and only until
/// it hands the record over.
final class LimbMarks: @unchecked Sendable {
    let marks: UnsafeMutablePointer<UInt8>

    init() {
        marks = .allocate(capacity: 1 << 16)
        marks.initialize(repeating: 0, count: 1 << 16)
    }

    deinit { marks.deallocate() }
}

// MARK: Writing it down

extension ExecutionRecord {
    /// Opens a block, whose hash takes two controller rows a batch.
    @inline(__always)
    mutating func start(_ opcode: Opcode, clk: Int, place: CodePlace, batches: Int) {
        let address = UInt32(truncatingIfNeeded: controllerRows + 1)
        controllerRows += 2 * batches
        add(opcode, clk, [], place, address)
        openBlocks.append(OpenBlock(address: address, opcode: opcode, batches: batches))
    }

    /// Notes the repetition of the innermost block.
    @inline(__always)
    mutating func repeatBody(clk: Int, place: CodePlace) {
        guard let block = openBlocks.popLast() else { return }
        add(.repeat, clk, .isLoopBody, place, block.address)
        openBlocks.append(block)
    }

    /// Closes the innermost block.
    @inline(__always)
    mutating func end(_ opcode: Opcode, clk: Int, place: CodePlace, isLoopEntered: Bool) {
        guard let block = openBlocks.popLast() else { return }
        var flags: ControlRow.Flags = isLoopEntered ? .isLoopEntered : []
        if openBlocks.last?.opcode == .loop { flags.insert(.isLoopBody) }
        if opcode == .call || opcode == .dyncall { flags.insert(.isCall) }
        if opcode == .syscall { flags.insert(.isSystemCall) }
        add(.end, clk, flags, place, block.address + UInt32(2 * (block.batches - 1)))
    }

    @inline(__always)
    private mutating func add(
        _ opcode: Opcode,
        _ clk: Int,
        _ flags: ControlRow.Flags,
        _ place: CodePlace,
        _ address: UInt32
    ) {
        control.append(
            ControlRow(
                clk: UInt32(truncatingIfNeeded: clk),
                opcode: opcode,
                flags: flags,
                place: place,
                block: address,
                parent: openBlocks.last?.address ?? 0
            )
        )
    }

    mutating func permute(_ input: HashState, _ output: HashState) {
        let address = UInt32(truncatingIfNeeded: controllerRows + 1)
        controllerRows += 2
        permutations.append(Permutation(address: address, input: input, output: output))
    }

    mutating func walk(_ walk: MerkleWalk, siblings added: [Word]) {
        var walk = walk
        walk.address = UInt32(truncatingIfNeeded: controllerRows + 1)
        controllerRows += added.count * (walk.replacement == nil ? 2 : 4)
        let start = UInt32(truncatingIfNeeded: siblings.count)
        siblings.append(contentsOf: added)
        walk.siblings = start..<UInt32(truncatingIfNeeded: siblings.count)
        walks.append(walk)
    }

    mutating func addCheckpoint(_ registers: MachineRegisters) {
        lastCheckpoint = registers.clk
        nextCheckpoint = Int(registers.clk) + checkpointDistance
        checkpoints.append(
            Checkpoint(
                registers: registers,
                control: control.count,
                returns: returns.count,
                overflow: overflow.count,
                memory: memory.count,
                advice: advice.count,
                permutations: permutations.count,
                walks: walks.count
            )
        )
        isFull = byteCount > bytesMax
    }

    /// The bytes of all lists.
    private var byteCount: Int {
        let words = control.byteCount + returns.byteCount + overflow.byteCount + memory.byteCount
        let hashes = permutations.byteCount + walks.byteCount + siblings.byteCount
        return words + hashes + advice.byteCount + bitwise.byteCount + circuits.byteCount
            + kernelCalls.count + checkpoints.count * MemoryLayout<Checkpoint>.stride
    }
}
