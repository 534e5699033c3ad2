// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Records of executions against the traces that the reference built of them.
@Suite struct RecordVectorTests {
    /// Traces that hold none of the core library's code, whose rows are our own.
    static let names = TraceCase.names.filter { (try? TraceCase($0).usesCoreLibrary) == false }

    @Test func `there are traces`() { #expect(!Self.names.isEmpty) }

    @Test(arguments: names)
    func `a record says what the trace holds`(name: String) throws {
        let trace = try RecordedTrace(name)
        let record = try TraceCase(name).record(checkpointDistance: 1).record
        checkControl(record, trace)
        checkCheckpoints(record, trace)
        checkMemory(record, trace)
        checkHasherAddresses(record, trace)
        let lengths = record.traceLengths()
        #expect(lengths.main == (try trace.json["core_rows"].int))
        #expect(lengths.range == (try trace.json["range_rows"].int))
        #expect(lengths.hasher == (try trace.json["hasher_rows"].int))
        #expect(lengths.bitwise == (try trace.json["bitwise_rows"].int))
        #expect(lengths.memory == (try trace.json["memory_rows"].int))
        #expect(lengths.circuit == (try trace.json["ace_rows"].int))
        #expect(lengths.kernelROM == (try trace.json["kernel_rom_rows"].int))
        #expect(lengths.chiplets == (try trace.json["chiplet_rows_with_padding_row"].int))
        #expect(lengths.padded == (try trace.json["rows"].int))
    }

    /// Codes, addresses and flags of the decoder's rows.
    private func checkControl(_ record: ExecutionRecord, _ trace: RecordedTrace) {
        #expect(!record.control.isEmpty)
        for row in record.control {
            let clk = Int(row.clk)
            #expect(trace.opcode(clk) == row.opcode, "\(trace.name) row \(clk)")
            let isStart = row.opcode != .end && row.opcode != .repeat
            let address = isStart ? row.parent : row.block
            #expect(trace[6, clk] == Felt(address), "\(trace.name) row \(clk)")
            guard row.opcode == .end else { continue }
            let flags: [ControlRow.Flags] = [
                .isLoopBody, .isLoopEntered, .isCall, .isSystemCall,
            ]
            for (index, flag) in flags.enumerated() {
                let expected: Felt = row.flags.contains(flag) ? .one : .zero
                #expect(trace[18 + index, clk] == expected, "\(trace.name) row \(clk) \(index)")
            }
        }
    }

    /// System and stack columns where a stretch starts.
    private func checkCheckpoints(_ record: ExecutionRecord, _ trace: RecordedTrace) {
        #expect(!record.checkpoints.isEmpty)
        for checkpoint in record.checkpoints {
            let (machine, clk) = (checkpoint.registers, Int(checkpoint.registers.clk))
            let registers = machine.registers
            let hash = registers.functionHash.elements
            let expected =
                [Felt(machine.clk), Felt(registers.context)] + hash
                + (0..<16).map { machine.stack[$0] }
                + [Felt(registers.stackDepth), Felt(registers.overflowClock)]
            let columns = Array(0..<6) + Array(30..<48)
            #expect(columns.map { trace[$0, clk] } == expected, "\(trace.name) row \(clk)")
        }
    }

    /// The memory chiplet's rows.
    private func checkMemory(_ record: ExecutionRecord, _ trace: RecordedTrace) {
        let start = trace.hasherRows + 8 * record.bitwise.count
        let accesses = record.memory.sorted {
            ($0.context, $0.address >> 2, $0.clk) < ($1.context, $1.address >> 2, $1.clk)
        }
        for (index, access) in accesses.enumerated() {
            let row = start + index
            let isRead = access.kind == .readElement || access.kind == .readWord
            let isWord = access.kind == .readWord || access.kind == .writeWord
            let expected =
                [
                    isRead ? 1 : 0, isWord ? 1 : 0, access.context, access.address & ~3,
                    access.address & 1, access.address >> 1 & 1, access.clk,
                ].map { Felt($0) } + access.word.elements
            #expect((54..<65).map { trace[$0, row] } == expected, "\(trace.name) row \(row)")
        }
        for (index, operation) in record.bitwise.enumerated() {
            let row = trace.hasherRows + 8 * index + 7
            let expected = [operation.isXor ? 1 : 0, operation.left, operation.right]
            #expect((53..<56).map { trace[$0, row] } == expected.map { Felt($0) })
        }
    }

    /// The addresses that the helper registers of hashing operations hold.
    private func checkHasherAddresses(_ record: ExecutionRecord, _ trace: RecordedTrace) {
        var permutations: [Felt] = []
        var walks: [Felt] = []
        for row in 0..<record.cycleCount {
            switch trace.opcode(row) {
            case .hperm, .logPrecompile: permutations.append(trace[16, row])
            case .merkleVerify, .merkleUpdate: walks.append(trace[16, row])
            default: break
            }
        }
        #expect(record.permutations.map { Felt($0.address) } == permutations)
        #expect(record.walks.map { Felt($0.address) } == walks)
    }
}

/// A trace of the vectors with the program that it is of.
private struct RecordedTrace {
    let name: String
    let json: JSONValue
    let rowCount: Int
    let hasherRows: Int
    private let cells: [UInt8]

    init(_ name: String) throws {
        self.name = name
        json = try Vectors.json("proofs/traces/\(name).json")
        cells = try Vectors.bytes("proofs/traces/\(name).main.bin")
        rowCount = try json["rows"].int
        hasherRows = try json["hasher_rows"].int
    }

    subscript(column: Int, row: Int) -> Felt {
        let start = 8 * (column * rowCount + row)
        return Felt(
            reducing: (0..<8).reduce(0) { $0 | UInt64(cells[start + $1]) << UInt64(8 * $1) }
        )
    }

    /// The code in the decoder's bits.
    func opcode(_ row: Int) -> Opcode? {
        Opcode(rawValue: (0..<7).reduce(0) { $0 | UInt8(self[7 + $1, row].value) << UInt8($1) })
    }

    /// Runs the program with a checkpoint wherever one can be.
    func record() throws -> ExecutionRecord {
        try TraceCase(name).record(checkpointDistance: 1).record
    }
}
