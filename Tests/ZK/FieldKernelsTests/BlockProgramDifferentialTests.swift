// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import FieldKernels
import TestSupport
import Testing

@Suite struct BlockProgramDifferentialTests {
    static let shape = TraceShape(
        mainWidth: 3,
        auxWidth: 2,
        periodicCount: 1,
        publicValueCount: 2,
        finalCount: 1
    )

    /// A program in which every instruction occurs, with as many outputs as fill a batch twice.
    private func program(seed: UInt64) -> ConstraintProgram {
        let builder = ConstraintBuilder()
        var generator = SeededGenerator(seed: seed)
        var pool: [Expression] = (0..<3).flatMap { column in
            [
                builder.expression(.main(.current, column: column)),
                builder.expression(.main(.next, column: column)),
            ]
        }
        pool += (0..<2).flatMap { column in
            [
                builder.expression(.auxiliary(.current, column: column)),
                builder.expression(.auxiliary(.next, column: column)),
            ]
        }
        pool += [.periodic(0), .publicValue(1), .challenge(0), .challenge(1), .final(0)]
            .map { builder.expression($0) }
        pool += [.isFirst, .isLast, .isTransition].map { builder.expression($0) }
        pool.append(builder.constant(generator.edgyFelt()))
        let operations: [(Expression, Expression) -> Expression] = [
            { $0 + $1 }, { $0 - $1 }, { $0 * $1 }, { left, _ in -left },
        ]
        for step in 0..<400 {
            let operands = (0..<2).map { _ in pool[Int(generator.next() % UInt64(pool.count))] }
            pool.append(operations[step % 4](operands[0], operands[1]))
        }
        for expression in pool.suffix(90) { builder.emit(expression) }
        return ConstraintProgram(builder, shape: Self.shape)
    }

    @Test(arguments: FieldKernels.packedForms, UInt64(0)..<4)
    func `every form folds and outputs what the program evaluates`(
        form: String,
        seed: UInt64
    ) throws {
        let program = program(seed: seed)
        var generator = SeededGenerator(seed: seed)
        let columns = generator.matrix(rowCount: 128, columnCount: 3 + 4 + 3)
        columns.wrap()
        let period = generator.edgyFelts(4)
        let periodic = FeltMatrix(columns: [(0..<80).map { period[$0 % 4] }])
        let inputs = BlockInputs(
            main: Array(columns.columns[..<3]),
            aux: Array(columns.columns[3..<7]),
            periodic: periodic.columns,
            periods: [4],
            selectors: Array(columns.columns[7...])
        )
        let publicValues = generator.edgyFelts(2)
        let challenges = (0..<3).map { _ in generator.quadFelt() }
        let weights = (0..<program.outputCount).map { _ in generator.quadFelt() }
        let kernels = try #require(FieldKernels(named: form))
        let blocks = [[], weights].map { weights in
            BlockProgram(
                BlockPlan(program, isFolded: !weights.isEmpty),
                foldingWeights: weights,
                publicValues: publicValues,
                alpha: challenges[0],
                beta: challenges[1],
                finals: [challenges[2]],
                kernels: kernels
            )
        }
        let outputs = FeltMatrix(rowCount: 64, columnCount: 2 * program.outputCount)
        let sums = FeltMatrix(rowCount: 128, columnCount: 2 * blocks[1].outputCount)
        let workspaces = blocks.map { BlockWorkspace($0) }
        for rows in [0..<64, 64..<128] {
            workspaces[0].run(inputs, rows: rows, into: outputs, at: 0)
            workspaces[1].run(inputs, rows: rows, into: sums, at: rows.lowerBound)
            for row in rows {
                let expected = program.evaluate(
                    frame(inputs, row: row, period, publicValues, challenges)
                )
                let stored = expected.indices.map {
                    QuadFelt(
                        outputs.column(2 * $0)[row - rows.lowerBound],
                        outputs.column(2 * $0 + 1)[row - rows.lowerBound]
                    )
                }
                #expect(stored == expected, "row \(row)")
                let sum = zip(weights, expected).reduce(QuadFelt.zero) { $0 + $1.0 * $1.1 }
                let folded = blocks[1].plan.cosetCounts.indices.reduce(QuadFelt.zero) {
                    $0 + QuadFelt(sums.column(2 * $1)[row], sums.column(2 * $1 + 1)[row])
                }
                #expect(folded == sum, "row \(row)")
            }
        }
    }

    private func frame(
        _ inputs: BlockInputs,
        row: Int,
        _ period: [Felt],
        _ publicValues: [Felt],
        _ challenges: [QuadFelt]
    ) -> RowFrame {
        func aux(_ row: Int) -> [QuadFelt] {
            (0..<2).map { QuadFelt(inputs.aux[2 * $0][row], inputs.aux[2 * $0 + 1][row]) }
        }
        return RowFrame(
            mainCurrent: inputs.main.map { $0[row] },
            mainNext: inputs.main.map { $0[row + 1] },
            auxCurrent: aux(row),
            auxNext: aux(row + 1),
            periodic: [period[row % 4]],
            publicValues: publicValues,
            alpha: challenges[0],
            beta: challenges[1],
            finals: [challenges[2]],
            isFirst: inputs.selectors[0][row],
            isLast: inputs.selectors[1][row],
            isTransition: inputs.selectors[2][row]
        )
    }
}
