// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// The seven auxiliary columns, first to last.
    var busColumns: [BusColumn] {
        [
            blockStackColumn, blockHashColumn, chipletRequestColumn, stackOverflowColumn,
            chipletResponseColumn, siblingColumn, wiringColumn,
        ]
    }

    /// The fractions of each auxiliary column, in column order.
    var busFractions: [[Fraction]] {
        let encoding = BusEncoding(builder)
        return busColumns.map { $0.fractions(encoding) }
    }

    /// Column 0 sums up all columns from row to row; the others hold their row's fractions.
    ///
    /// The last row's fractions are never counted, and there all columns but the first are zero.
    func constrainBuses() {
        let encoding = BusEncoding(builder)
        let columns = busColumns
        let cells = columns.indices.map { builder.expression(.auxiliary(.current, column: $0)) }
        for (position, column) in columns.enumerated() {
            let fraction = column.total(encoding, builder)
            let sum: Expression
            if position == 0 {
                builder.onFirstRow.requireZero(cells[0])
                let after = builder.expression(.auxiliary(.next, column: 0))
                sum = after - builder.sum(of: cells)
            } else {
                sum = cells[position]
            }
            builder.onTransitions
                .requireZero(fraction.denominator * sum - fraction.numerator)
            let end = position == 0 ? builder.expression(.final(0)) : builder.constant(0)
            builder.onLastRow.require(cells[position], equals: end)
        }
    }
}
