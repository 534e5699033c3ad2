// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import FieldKernels
import Processor
import STARKProver
import STARKVerifier
import TestSupport
import Testing
import VMCore
import VMVerifier

@testable import VMProver

/// Whole traces, as they are built from records.
@Suite struct BuiltTraceVectorTests {
    @Test(arguments: RecordedTrace.names(), [4_096, 100, 7, 1])
    func `a trace equals the recorded one`(name: String, distance: Int) throws {
        let (program, _, record) = try TraceCase(name).record(checkpointDistance: distance)
        let recorded = try RecordedTrace(name)
        // Code of the core library is our own, so its rows are.
        guard program.digest == recorded.claim.programDigest else {
            #expect(try TraceCase(name).usesCoreLibrary)
            return
        }
        for threads in 1...2 {
            // Pieces so small that each chiplet has several.
            let built = BuiltTrace(record, program, threads: threads, pieceRows: 20 * threads)
            #expect(built.matrix.rowCount == recorded.main[0].count)
            for (index, column) in recorded.main.enumerated() {
                let cells = built.matrix.column(index)
                let row = column.indices.first { cells[$0] != column[$0] }
                #expect(row == nil, "column \(index) in row \(row ?? 0)")
            }
        }
    }

    @Test func `the trace of every execution has no flaw`() throws {
        var count = 0
        for item in try ExecutionCase.all() where item.error.isNull {
            let program = try item.assembled().program
            let (outcome, record) = try item.record()
            count += 1
            guard record.isTraceable else {
                #expect(throws: ProvingError.notTraceable, "\(item.name)") {
                    try buildTrace(of: record, program: program)
                }
                continue
            }
            let built = BuiltTrace(record, program, threads: 1 + count % 2)
            checkPlan(built.plan, record, item.name)
            let flaw = built.flaw(try item.stack(), outcome)
            // One program runs though the relation does not allow what it does.
            let isAllowed = item.expected["air"].text != "violated"
            #expect((flaw == nil) == isAllowed, "\(item.name): \(String(describing: flaw))")
        }
        #expect(count > 0)
    }

    @Test(arguments: UInt64(0)..<16)
    func `the trace of a random forest has no flaw`(seed: UInt64) throws {
        var count = 0
        for number in 0..<50 {
            var generator = SeededGenerator(seed: seed << 16 | UInt64(number))
            let program = try ForestBuilder.random(&generator)
            var options = ExecutionOptions()
            options.cyclesMax = 4_000
            let host = Processor.Host(
                forests: ForestStore([program.forest]),
                ignoresUnhandledEvents: true
            )
            let stack = (0..<16).map { _ in ForestBuilder.number(&generator) }
            let run = try? Executor(host: host, options: options).record(
                program,
                stack: stack,
                advice: AdviceInputs(stack: (0..<40).map { _ in generator.felt() }),
                checkpointDistance: 1 << (seed % 12)
            )
            guard let (outcome, record) = run, record.isTraceable else { continue }
            count += 1
            let built = BuiltTrace(record, program, threads: 1)
            checkPlan(built.plan, record, "seed \(seed) \(number)")
            let flaw = built.flaw(stack, outcome)
            #expect(flaw == nil, "seed \(seed) \(number): \(String(describing: flaw))")
        }
        #expect(count > 0)
    }

    @Test func `a trace that may not be as long is not begun`() throws {
        let (program, _, record) = try TraceCase("02_stackops").record(checkpointDistance: 4_096)
        let rows = record.traceLengths().padded
        var options = ProvingOptions(rowsMax: rows - 1)
        #expect(throws: ProvingError.tooManyRows(limit: rows - 1, got: rows)) {
            try buildTrace(of: record, program: program, options: options)
        }
        #expect(options.ledger.peakBytes == 0)
        options.rowsMax = rows
        #expect(try buildTrace(of: record, program: program, options: options).rowCount == rows)
    }

    @Test func `the trace of a deep stack has no flaw`() throws {
        let pushes = (0..<1_500).map { Operation.push(Felt(UInt32($0))) }
        let drops = Array(repeating: Operation(.drop), count: 1_500)
        let program = try ForestBuilder.program(pushes + drops)
        let (outcome, record) = try Executor().record(program)
        #expect(BuiltTrace(record, program, threads: 2).flaw([], outcome) == nil)
    }

    /// What holds whatever the program does.
    private func checkPlan(_ plan: ChipletPlan, _ record: ExecutionRecord, _ name: String) {
        #expect(plan.lengths == record.traceLengths(), "\(name)")
        let requests = plan.permutations.reduce(0) { $0 + Int($1.multiplicity) }
        #expect(requests == plan.controller.count, "\(name)")
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
    }
}

/// A trace that was filled over cells of another content, so that none is left out.
private struct BuiltTrace {
    let plan: ChipletPlan
    let program: Program
    let matrix: FeltMatrix

    init(_ record: ExecutionRecord, _ program: Program, threads: Int, pieceRows: Int = 1_024) {
        plan = ChipletPlan(record)
        self.program = program
        matrix = FeltMatrix(rowCount: plan.lengths.padded, columnCount: 72)
        for column in matrix.columns {
            column.update(repeating: 0xDEAD_BEEF, count: matrix.rowCount)
        }
        fillTrace(
            matrix,
            of: record,
            plan: plan,
            program: program,
            threads: threads,
            pieceRows: pieceRows
        )
    }

    /// What is wrong with the trace, if anything is.
    func flaw(_ stack: [Felt], _ outcome: ExecutionOutcome) -> TraceFlaw? {
        let claim = ProgramClaim(
            programDigest: program.digest,
            kernel: program.kernel.procedures,
            stackInputs: stack,
            stackOutputs: outcome.stack
        )
        do throws(TraceFlaw) {
            try checkTrace(
                matrix,
                statement: Statement(claim, transcriptState: outcome.transcriptState),
                options: ProvingOptions(threads: 1)
            )
            return nil
        } catch { return error }
    }
}
