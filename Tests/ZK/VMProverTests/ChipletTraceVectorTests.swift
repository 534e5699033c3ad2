// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import FieldKernels
import Processor
import TestSupport
import Testing
import VMCore

@testable import VMProver

/// The chiplets' rows of executions against the reference's, and what must hold for all of them.
@Suite struct ChipletTraceVectorTests {
    /// Cells that nobody has written.
    private static let unwritten = Felt(0xABCD_EF01)

    @Test(arguments: RecordedTrace.names(), [1, 2])
    func `the chiplets' columns equal the recorded ones`(name: String, threads: Int) throws {
        let program = try TracedProgram(name)
        let record = try program.record()
        // Pieces so small that each chiplet has several.
        let built = Built(record, threads: threads, pieceRows: 20 * threads)
        try checkShape(record, built, name)
        // Our own core library does the same in other rows.
        guard !program.usesCoreLibrary else { return }
        let trace = try RecordedTrace(name)
        #expect(built.trace.rowCount == trace.main[0].count)
        addOperationLookups(of: trace, count: record.cycleCount, to: built.lookups)
        fillRangeTable(built.lookups, into: built.trace)
        for column in 49..<72 {
            let cells = built.trace.column(column)
            let row = trace.main[column].indices.first { cells[$0] != trace.main[column][$0] }
            guard let row else { continue }
            let (got, expected) = (cells[row], trace.main[column][row])
            Issue.record("\(name) column \(column) row \(row): \(got), not \(expected)")
        }
    }

    @Test func `every execution has rows for its chiplets`() throws {
        var count = 0
        for item in try ExecutionCase.all() where item.error.isNull {
            let record = try item.record().record
            let built = Built(record, threads: 1 + count % 2)
            try checkShape(record, built, item.name)
            count += 1
        }
        #expect(count > 0)
    }

    @Test(arguments: UInt64(0)..<8)
    func `forests built by hand have rows for their chiplets`(seed: UInt64) throws {
        var count = 0
        for number in 0..<100 {
            var generator = SeededGenerator(seed: seed << 16 | UInt64(number))
            let program = try ForestBuilder.random(&generator)
            var options = ExecutionOptions()
            options.cyclesMax = 4_000
            let host = Processor.Host(
                forests: ForestStore([program.forest]),
                ignoresUnhandledEvents: true
            )
            let stack = (0..<16).map { _ in ForestBuilder.number(&generator) }
            let advice = AdviceInputs(stack: (0..<20).map { _ in generator.felt() })
            let executor = Executor(host: host, options: options)
            guard let result = try? executor.record(program, stack: stack, advice: advice) else {
                continue
            }
            let built = Built(result.record, threads: 1)
            try checkShape(result.record, built, "seed \(seed) \(number)")
            count += 1
        }
        #expect(count > 0)
    }

    /// The chiplets' columns of an execution.
    private struct Built {
        let plan: ChipletPlan
        let trace: FeltMatrix
        let lookups = RangeLookups()

        init(_ record: ExecutionRecord, threads: Int, pieceRows: Int = 1_024) {
            plan = ChipletPlan(record)
            trace = FeltMatrix(rowCount: plan.lengths.padded, columnCount: 72)
            for column in 49..<72 {
                trace.column(column).update(repeating: unwritten, count: trace.rowCount)
            }
            fillChiplets(
                of: record,
                plan: plan,
                into: trace,
                lookups: lookups,
                threads: threads,
                pieceRows: pieceRows
            )
        }
    }

    /// What holds whatever the program does.
    private func checkShape(_ record: ExecutionRecord, _ built: Built, _ name: String) throws {
        let (plan, trace) = (built.plan, built.trace)
        #expect(plan.lengths == record.traceLengths(), "\(name)")
        let requests = plan.permutations.reduce(0) { $0 + Int($1.multiplicity) }
        let isController = trace.column(51)
        let isInput = trace.column(52)
        let inputRows = (0..<trace.rowCount).count { row in
            isController[row] == .one && isInput[row] == .one
        }
        #expect(requests == inputRows && requests == plan.controller.count, "\(name)")

        let states = plan.permutations.map { permutation in
            (0..<12).map { permutation.input[$0] }
        }
        #expect(zip(states, states.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        let keys = plan.memoryOrder.map { place in
            let access = record.memory[Int(place)]
            return [access.context, access.address >> 2, access.clk, place]
        }
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        #expect(Set(plan.memoryOrder).count == record.memory.count, "\(name)")
        for column in 51..<72 {
            let cells = trace.column(column)
            let isFull = (0..<trace.rowCount).allSatisfy { cells[$0] != Self.unwritten }
            #expect(isFull, "\(name) column \(column)")
        }
    }

    /// Counts what the helper registers of 32-bit operations look up.
    private func addOperationLookups(
        of trace: RecordedTrace,
        count: Int,
        to lookups: RangeLookups
    ) {
        let checked: Set<Opcode> = [
            .u32Split, .u32Assert2, .u32Add, .u32Add3, .u32Sub, .u32Mul, .u32Madd, .u32Div,
        ]
        for row in 0..<count {
            let code = (0..<7).reduce(UInt8(0)) { code, bit in
                code | UInt8(truncatingIfNeeded: trace.main[7 + bit][row].value) << UInt8(bit)
            }
            guard let opcode = Opcode(rawValue: code), checked.contains(opcode) else { continue }
            for column in 16..<20 {
                lookups.add(UInt32(truncatingIfNeeded: trace.main[column][row].value))
            }
        }
    }
}
