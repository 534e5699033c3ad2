// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Synchronization

/// Sums up the fractions of the buses, block by block of rows.
struct AuxTraceBuilder {
    let program: BlockProgram
    /// How many fractions each column sums up.
    let fractionCounts: [Int]
    let inputs: BlockInputs
    let kernels: FieldKernels

    private var fractionCount: Int { fractionCounts.reduce(0, +) }

    /// Fills all columns.
    ///
    /// - Parameters:
    ///   - columns: Two base columns for each auxiliary column.
    ///   - threads: Threads to use.
    /// - Returns: False if some denominator is zero.
    func fill(_ columns: FeltMatrix, threads: Int) -> Bool {
        let failures = Atomic(0)
        let blockRows = BlockProgram.blockRows
        parallelPieces(
            of: columns.rowCount,
            size: 1 << 9,
            threads: threads,
            workspace: { _ in
                (
                    BlockWorkspace(program),
                    FeltMatrix(rowCount: blockRows, columnCount: 2 * program.outputCount),
                    FractionInversion(count: fractionCount, kernels: kernels)
                )
            }
        ) { own, piece in
            let (workspace, outputs, inversion) = own
            for start in stride(from: piece.lowerBound, to: piece.upperBound, by: blockRows) {
                let rows = start..<min(piece.upperBound, start + blockRows)
                workspace.run(inputs, rows: rows, into: outputs, at: 0)
                if !inversion.invertDenominators(outputs, rowCount: rows.count) {
                    failures.add(1, ordering: .relaxed)
                }
                sum(outputs, into: columns, rows: rows)
            }
        }
        accumulate(columns)
        return failures.load(ordering: .relaxed) == 0
    }

    /// Adds up numerators times inverse denominators, each column its own.
    private func sum(_ outputs: FeltMatrix, into columns: FeltMatrix, rows: Range<Int>) {
        var fraction = 0
        for (column, count) in fractionCounts.enumerated() {
            let low = columns.column(2 * column) + rows.lowerBound
            let high = columns.column(2 * column + 1) + rows.lowerBound
            low.update(repeating: .zero, count: rows.count)
            high.update(repeating: .zero, count: rows.count)
            for _ in 0..<count {
                let numerator = (outputs.column(4 * fraction), outputs.column(4 * fraction + 1))
                let inverse = (outputs.column(4 * fraction + 2), outputs.column(4 * fraction + 3))
                kernels.multiplyExtension(numerator, numerator, inverse, count: rows.count)
                kernels.add(low, low, numerator.0, count: rows.count)
                kernels.add(high, high, numerator.1, count: rows.count)
                fraction += 1
            }
        }
    }

    /// Turns the first column into the running sum of all, and clears the last row.
    private func accumulate(_ columns: FeltMatrix) {
        let all = columns.columns
        let last = columns.rowCount - 1
        for column in all { column[last] = .zero }
        var (low, high) = (Felt.zero, Felt.zero)
        for row in 0..<columns.rowCount {
            var (nextLow, nextHigh) = (low, high)
            for column in stride(from: 0, to: all.count, by: 2) {
                nextLow += all[column][row]
                nextHigh += all[column + 1][row]
            }
            all[0][row] = low
            all[1][row] = high
            (low, high) = (nextLow, nextHigh)
        }
    }
}

/// Inverts the denominators of each row of a block at the price of one inversion a row.
private struct FractionInversion {
    let count: Int
    let kernels: FieldKernels
    /// The products of the denominators so far, two columns for each fraction, and two to spare.
    private let products: FeltMatrix

    init(count: Int, kernels: FieldKernels) {
        self.count = count
        self.kernels = kernels
        products = FeltMatrix(rowCount: BlockProgram.blockRows, columnCount: 2 * count + 4)
    }

    private typealias Pair = FieldKernels.ExtensionColumn

    private func product(_ index: Int) -> Pair {
        (products.column(2 * index), products.column(2 * index + 1))
    }

    /// Replaces each denominator by its inverse.
    ///
    /// - Parameters:
    ///   - outputs: Four columns for each fraction: numerator, denominator.
    ///   - rowCount: The rows of the block.
    /// - Returns: False if a denominator is zero.
    func invertDenominators(_ outputs: FeltMatrix, rowCount: Int) -> Bool {
        func denominator(_ index: Int) -> Pair {
            (outputs.column(4 * index + 2), outputs.column(4 * index + 3))
        }
        product(0).0.update(from: denominator(0).0, count: rowCount)
        product(0).1.update(from: denominator(0).1, count: rowCount)
        for index in 1..<count {
            kernels.multiplyExtension(
                product(index),
                product(index - 1),
                denominator(index),
                count: rowCount
            )
        }
        let (running, spare) = (product(count), product(count + 1))
        guard invert(product(count - 1), into: running, rowCount: rowCount) else { return false }
        for index in (1..<count).reversed() {
            kernels.multiplyExtension(spare, running, product(index - 1), count: rowCount)
            kernels.multiplyExtension(running, running, denominator(index), count: rowCount)
            denominator(index).0.update(from: spare.0, count: rowCount)
            denominator(index).1.update(from: spare.1, count: rowCount)
        }
        denominator(0).0.update(from: running.0, count: rowCount)
        denominator(0).1.update(from: running.1, count: rowCount)
        return true
    }

    private func invert(_ source: Pair, into target: Pair, rowCount: Int) -> Bool {
        let elements = (0..<rowCount).map { QuadFelt(source.0[$0], source.1[$0]) }
        guard !elements.contains(.zero) else { return false }
        for (row, inverse) in batchInverse(elements).enumerated() {
            target.0[row] = inverse.c0
            target.1[row] = inverse.c1
        }
        return true
    }
}
