// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing

/// The eighteen columns that repeat down the trace and are part of the relation, by name.
public struct PeriodicColumns<Cell> {
    /// One on row 0 of sixteen: the initial layer and the first external round.
    public let isInitialRound: Cell
    /// One on rows 1 to 3 and 12 to 14 of sixteen: a single external round.
    public let isExternalRound: Cell
    /// One on rows 4 to 10 of sixteen: three internal rounds.
    public let isInternalRounds: Cell
    /// One on row 11 of sixteen: the last internal round and an external one.
    public let isMixedRounds: Cell
    /// Round constants of the row.
    ///
    /// Shape `[12]`.
    public let roundConstants: [Cell]
    /// One on row 0 of eight: the first nibble.
    public let isFirstNibble: Cell
    /// One on rows 0 to 6 of eight: another nibble follows.
    public let hasNextNibble: Cell

    /// Names the periodic columns.
    /// - Parameter cell: The value of a column, `0..<18`.
    public init(_ cell: (Int) -> Cell) {
        isInitialRound = cell(0)
        isExternalRound = cell(1)
        isInternalRounds = cell(2)
        isMixedRounds = cell(3)
        roundConstants = (4..<16).map(cell)
        isFirstNibble = cell(16)
        hasNextNibble = cell(17)
    }
}

extension PeriodicColumns: Sendable where Cell: Sendable {}

/// The values of the periodic columns.
enum PeriodicValues {
    /// One period of each column, in column order.
    ///
    /// Shape `[18][16 or 8]`.
    static let columns: [[Felt]] = {
        let external = [0, 1, 2, 3, 11, 12, 13, 14]
        let externalConstants = Poseidon2.initialConstants + Poseidon2.terminalConstants
        var columns = [
            indicator(of: [0], period: 16),
            indicator(of: [1, 2, 3, 12, 13, 14], period: 16),
            indicator(of: Array(4...10), period: 16),
            indicator(of: [11], period: 16),
        ]
        for lane in 0..<12 {
            var column = Array(repeating: Felt.zero, count: 16)
            for (round, row) in external.enumerated() {
                column[row] = externalConstants[12 * round + lane]
            }
            // Three internal rounds a row; the 22nd shares row 11 and is part of its constraint.
            if lane < 3 {
                for row in 4...10 {
                    column[row] = Poseidon2.internalConstants[3 * (row - 4) + lane]
                }
            }
            columns.append(column)
        }
        columns.append(indicator(of: [0], period: 8))
        columns.append(indicator(of: Array(0...6), period: 8))
        return columns
    }()

    private static func indicator(of rows: [Int], period: Int) -> [Felt] {
        (0..<period).map { rows.contains($0) ? .one : .zero }
    }
}
