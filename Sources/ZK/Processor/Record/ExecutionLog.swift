// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// What the machine reports while it runs, for those who build the trace later.
///
/// The machine is generic over its log and is compiled once for each. ``SilentLog`` reports
/// nothing, and all that is done to feed a log stands behind ``isOn``.
protocol ExecutionLog {
    /// False if every method is empty.
    static var isOn: Bool { get }

    /// A control block starts or continues; its row is `clk`.
    func start(_ opcode: Opcode, clk: Int, place: CodePlace, batches: Int)
    /// A loop repeats its body.
    func repeated(clk: Int, place: CodePlace)
    /// A control block ends.
    func end(_ opcode: Opcode, clk: Int, place: CodePlace, isLoopEntered: Bool)
    /// The registers that the END of a call restores.
    func restored(_ registers: ContextRegisters)
    /// A left shift took an item out of the overflow table that row `pushed` had put there; row
    /// `clock` has pushed the one that is next.
    func revealed(_ value: Felt, pushed: UInt32, clock: UInt32)
    /// Memory was read or written.
    func access(_ access: MemoryAccess)
    /// Elements were taken off the advice stack.
    func advice(_ values: some Sequence<Felt>)
    /// A 32-bit operation had these 16-bit limbs checked.
    func limbs(_ low: UInt64, _ high: UInt64)
    /// A bitwise operation.
    func bitwise(_ left: Felt, _ right: Felt, isXor: Bool)
    /// The state before and after a permutation that the program asked for.
    func permuted(_ input: HashState, _ output: HashState)
    /// A Merkle path was walked, once or, for an update, twice.
    func walked(_ path: MerkleWalk, siblings: [Word])
    /// The number of accesses to memory so far.
    var accessCount: Int { get }
    /// A circuit was evaluated.
    func circuit(_ circuit: CircuitCall)
    /// A kernel procedure was called.
    func kernelCall(_ index: Int)
    /// True when it is time for a checkpoint.
    func wantsCheckpoint(clk: Int) -> Bool
    /// The registers from which rows can be built again.
    func checkpoint(_ registers: MachineRegisters)
    /// True once no more may be written down.
    var isFull: Bool { get }
}

/// Reports nothing.
struct SilentLog: ExecutionLog {
    static var isOn: Bool { false }

    @inline(__always)
    func start(_ opcode: Opcode, clk: Int, place: CodePlace, batches: Int) {}
    @inline(__always)
    func repeated(clk: Int, place: CodePlace) {}
    @inline(__always)
    func end(_ opcode: Opcode, clk: Int, place: CodePlace, isLoopEntered: Bool) {}
    @inline(__always)
    func restored(_ registers: ContextRegisters) {}
    @inline(__always)
    func revealed(_ value: Felt, pushed: UInt32, clock: UInt32) {}
    @inline(__always)
    func access(_ access: MemoryAccess) {}
    @inline(__always)
    func advice(_ values: some Sequence<Felt>) {}
    @inline(__always)
    func limbs(_ low: UInt64, _ high: UInt64) {}
    @inline(__always)
    func bitwise(_ left: Felt, _ right: Felt, isXor: Bool) {}
    @inline(__always)
    func permuted(_ input: HashState, _ output: HashState) {}
    @inline(__always)
    func walked(_ path: MerkleWalk, siblings: [Word]) {}
    @inline(__always)
    var accessCount: Int { 0 }
    @inline(__always)
    func circuit(_ circuit: CircuitCall) {}
    @inline(__always)
    func kernelCall(_ index: Int) {}
    @inline(__always)
    func wantsCheckpoint(clk: Int) -> Bool { false }
    @inline(__always)
    func checkpoint(_ registers: MachineRegisters) {}
    @inline(__always)
    var isFull: Bool { false }
}
