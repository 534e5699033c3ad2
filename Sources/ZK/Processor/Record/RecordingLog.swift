// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Writes everything down.
///
/// Appends through a pointer to one growing record, so that the machine can carry the log by value.
struct RecordingLog: ExecutionLog {
    static var isOn: Bool { true }

    let record: UnsafeMutablePointer<ExecutionRecord>

    @inline(__always)
    func start(_ opcode: Opcode, clk: Int, place: CodePlace, batches: Int) {
        record.pointee.start(opcode, clk: clk, place: place, batches: batches)
    }

    @inline(__always)
    func repeated(clk: Int, place: CodePlace) {
        record.pointee.repeatBody(clk: clk, place: place)
    }

    @inline(__always)
    func end(_ opcode: Opcode, clk: Int, place: CodePlace, isLoopEntered: Bool) {
        record.pointee.end(opcode, clk: clk, place: place, isLoopEntered: isLoopEntered)
    }

    func restored(_ registers: ContextRegisters) { record.pointee.returns.append(registers) }

    @inline(__always)
    func revealed(_ value: Felt, pushed: UInt32, clock: UInt32) {
        guard pushed < record.pointee.lastCheckpoint else { return }
        record.pointee.overflow.append(ExecutionRecord.OverflowItem(value: value, clock: clock))
    }

    @inline(__always)
    func access(_ access: MemoryAccess) { record.pointee.memory.append(access) }

    func advice(_ values: some Sequence<Felt>) {
        record.pointee.advice.append(contentsOf: values)
    }

    @inline(__always)
    func limbs(_ low: UInt64, _ high: UInt64) {
        let marks = record.pointee.limbs.marks
        marks[Int(low & 0xFFFF)] = 1
        marks[Int(low >> 16 & 0xFFFF)] = 1
        marks[Int(high & 0xFFFF)] = 1
        marks[Int(high >> 16 & 0xFFFF)] = 1
    }

    @inline(__always)
    func bitwise(_ left: Felt, _ right: Felt, isXor: Bool) {
        record.pointee.bitwise.append(
            BitwiseOperation(
                left: UInt32(truncatingIfNeeded: left.value),
                right: UInt32(truncatingIfNeeded: right.value),
                isXor: isXor
            )
        )
    }

    func permuted(_ input: HashState, _ output: HashState) {
        record.pointee.permute(input, output)
    }

    func walked(_ path: MerkleWalk, siblings: [Word]) {
        record.pointee.walk(path, siblings: siblings)
    }

    var accessCount: Int { record.pointee.memory.count }

    func circuit(_ circuit: CircuitCall) { record.pointee.circuits.append(circuit) }

    func kernelCall(_ index: Int) { record.pointee.kernelCalls.append(UInt8(index)) }

    @inline(__always)
    func wantsCheckpoint(clk: Int) -> Bool { clk >= record.pointee.nextCheckpoint }

    func checkpoint(_ registers: MachineRegisters) { record.pointee.addCheckpoint(registers) }

    @inline(__always)
    var isFull: Bool { record.pointee.isFull }
}
