// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels

/// Evaluates all constraints, folded into one sum for each degree, over cosets of the trace domain.
struct ConstraintEvaluation {
    let program: BlockProgram
    let log2TraceLength: Int
    let threads: Int

    /// How many sums must be known on a coset; those of low degree follow from earlier ones.
    func sumCount(onCoset coset: Int) -> Int {
        program.plan.cosetCounts.count { $0 > coset }
    }

    /// The sums on one coset.
    ///
    /// - Parameters:
    ///   - main: The main columns on the coset; their tail is overwritten.
    ///   - aux: The auxiliary columns on the coset; their tail is overwritten.
    ///   - periodic: The periodic columns on the coset.
    ///   - coset: The coset.
    ///   - shift: The coset's shift.
    ///   - sums: Receives the values, two base columns for each sum.
    func evaluate(
        main: FeltMatrix,
        aux: FeltMatrix,
        periodic: PeriodicTables,
        coset: Int,
        shift: Felt,
        into sums: FeltMatrix
    ) {
        let vanishing = shift.squared(times: log2TraceLength) - .one
        let selectors = rowSelectors(shift: shift, vanishing: vanishing)
        main.wrap()
        aux.wrap()
        let inputs = BlockInputs(
            main: main.columns,
            aux: aux.columns,
            periodic: periodic.tables.columns,
            periods: periodic.periods,
            selectors: selectors.columns
        )
        parallelPieces(
            of: main.rowCount,
            size: 1 << 9,
            threads: threads,
            workspace: { _ in BlockWorkspace(program) }
        ) { workspace, piece in
            for start in stride(
                from: piece.lowerBound,
                to: piece.upperBound,
                by: BlockProgram.blockRows
            ) {
                let rows = start..<min(piece.upperBound, start + BlockProgram.blockRows)
                workspace.run(
                    inputs,
                    rows: rows,
                    outputCount: sumCount(onCoset: coset),
                    into: sums,
                    at: rows.lowerBound
                )
            }
        }
        withExtendedLifetime((main, aux, periodic, selectors)) {}
    }

    /// The selectors of first, last and all other rows on a coset.
    private func rowSelectors(shift: Felt, vanishing: Felt) -> FeltMatrix {
        let selectors = FeltMatrix(rowCount: 1 << log2TraceLength, columnCount: 3)
        let generator = Felt.rootOfUnity(log2Order: log2TraceLength)
        let last = generator.inverseOrZero()
        let columns = selectors.columns
        parallelPieces(of: selectors.rowCount, size: 1 << 12, threads: threads) { rows in
            var point = shift * generator.power(UInt64(rows.lowerBound))
            var differences: [Felt] = []
            differences.reserveCapacity(rows.count + 1)
            for row in rows {
                differences.append(point - .one)
                columns[2][row] = point - last
                point *= generator
            }
            differences.append(point - .one)
            let inverses = batchInverse(differences)
            for (offset, row) in rows.enumerated() {
                columns[0][row] = vanishing * inverses[offset]
                // One row on is one factor of the generator more.
                columns[1][row] = vanishing * generator * inverses[offset + 1]
            }
        }
        return selectors
    }
}
