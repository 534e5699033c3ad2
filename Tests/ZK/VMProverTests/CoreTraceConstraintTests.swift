// SPDX-License-Identifier: MIT

import AIR
import AssembledCases
import CoreLibrary
import FieldArithmetic
import FieldKernels
import Processor
import TestSupport
import Testing
import VMAIR
import VMCore

@testable import VMProver

/// The core columns of programs for which there is no recorded trace keep the machine's rules.
@Suite struct CoreTraceConstraintTests {
    private static let constraints = CoreConstraints()
    /// The machine does not look at the folded position that FRIE2F4 finds; the constraints do.
    private static let unprovable = ["crypto/fri_fold_position_mismatch"]

    @Test func `rows of every execution of the vectors keep the rules`() throws {
        var count = 0
        for item in try ExecutionCase.all() {
            let assembled = try item.assembled()
            let executor = try item.executor(assembled)
            let run = Run(executor, assembled.program, try item.stack(), try item.advice())
            let holds = !Self.unprovable.contains(item.name)
            count += try run.check(item.name, Self.constraints, holds: holds) ? 1 : 0
        }
        #expect(count > 0)
    }

    @Test(arguments: UInt64(0)..<16)
    func `rows of random forests keep the rules`(seed: UInt64) throws {
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
            let advice = AdviceInputs(stack: (0..<40).map { _ in generator.felt() })
            let run = Run(Executor(host: host, options: options), program, stack, advice)
            count += try run.check("seed \(seed) \(number)", Self.constraints) ? 1 : 0
        }
        #expect(count > 0)
    }

    @Test func `a deep stack has its inverses`() throws {
        let pushes = (0..<1_500).map { Operation.push(Felt(UInt32($0))) }
        let drops = Array(repeating: Operation(.drop), count: 1_500)
        let program = try ForestBuilder.program(pushes + drops)
        let run = Run(Executor(), program, [], AdviceInputs())
        #expect(try run.check("deep", Self.constraints))
    }
}

/// An execution whose core columns are built in several ways.
private struct Run {
    let executor: Executor
    let program: Program
    let stack: [Felt]
    let advice: AdviceInputs

    init(_ executor: Executor, _ program: Program, _ stack: [Felt], _ advice: AdviceInputs) {
        self.executor = executor
        self.program = program
        self.stack = stack
        self.advice = advice
    }

    /// Builds the columns with few and many checkpoints and looks at all rows.
    ///
    /// - Returns: False if the program fails.
    func check(
        _ label: String,
        _ constraints: CoreConstraints,
        holds: Bool = true
    ) throws -> Bool {
        guard let (trace, outcome) = try build(checkpointDistance: 4_096, threads: 1),
            let (other, _) = try build(checkpointDistance: 5, threads: 2)
        else { return false }
        for column in 0..<49 {
            let (cells, others) = (trace.column(column), other.column(column))
            let row = (0..<trace.rowCount).first { cells[$0] != others[$0] }
            #expect(row == nil, "\(label): column \(column) in row \(row ?? 0)")
        }
        let first = (0..<16).map { trace.column(30 + $0)[0] }
        #expect(first == stack + Array(repeating: .zero, count: 16 - stack.count), "\(label)")
        let last = (0..<16).map { trace.column(30 + $0)[outcome.cycleCount] }
        #expect(last == outcome.stack, "\(label)")
        let rows = (0..<min(trace.rowCount, outcome.cycleCount + 2)).lazy
        let broken = rows.compactMap { constraints.broken(in: $0, of: trace) }.first
        #expect((broken == nil) == holds, "\(label): \(broken ?? "no constraint")")
        return true
    }

    private func build(
        checkpointDistance: Int,
        threads: Int
    ) throws -> (FeltMatrix, ExecutionOutcome)? {
        guard
            let (outcome, record) = try? executor.record(
                program,
                stack: stack,
                advice: advice,
                checkpointDistance: checkpointDistance
            )
        else { return nil }
        let trace = FeltMatrix(rowCount: record.traceLengths().padded, columnCount: 72)
        for column in trace.columns { column.update(repeating: .zero, count: trace.rowCount) }
        fillCoreColumns(
            of: record,
            programDigest: program.digest,
            into: trace,
            lookups: RangeLookups(),
            threads: threads
        )
        return (trace, outcome)
    }
}

/// The constraints that look at core columns alone.
private struct CoreConstraints {
    private let relation = Relation.miden_0_23
    private let indices: [Int]

    init() {
        let names = ["system", "stack", "decoder"]
        indices = relation.constraints.enumerated()
            .filter { item in names.contains { item.element.section.hasPrefix($0) } }
            .map(\.offset)
        precondition(indices.count > 200, "sections have other names")
    }

    /// A constraint that a row breaks.
    func broken(in row: Int, of trace: FeltMatrix) -> String? {
        let shape = relation.shape
        let next = (row + 1) % trace.rowCount
        let aux = [QuadFelt](repeating: .zero, count: shape.auxWidth)
        let isLast = row + 1 == trace.rowCount
        let frame = RowFrame(
            mainCurrent: (0..<72).map { trace.column($0)[row] },
            mainNext: (0..<72).map { trace.column($0)[next] },
            auxCurrent: aux,
            auxNext: aux,
            periodic: Array(repeating: .zero, count: shape.periodicCount),
            publicValues: Array(repeating: .zero, count: shape.publicValueCount),
            alpha: .zero,
            beta: .zero,
            finals: Array(repeating: .zero, count: shape.finalCount),
            isFirst: row == 0 ? .one : .zero,
            isLast: isLast ? .one : .zero,
            isTransition: isLast ? .zero : .one
        )
        let values = relation.constraintValues(at: frame)
        return indices.first { values[$0] != .zero }.map {
            "constraint \($0) of \(relation.constraints[$0].section) in row \(row)"
        }
    }
}
