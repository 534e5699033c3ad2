// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

/// The periodic columns at a point, by the Lagrange polynomials of the longest period.
///
/// Most columns are zero on most rows, so that a sum over rows is shorter than a polynomial in the
/// point.
struct PeriodicCircuit {
    private static let log2Period = 4
    private static let period = 1 << log2Period

    private let builder: CircuitBuilder
    /// Sixteen times the Lagrange polynomial of each row.
    private let basis: [CircuitWire]

    /// - Parameters:
    ///   - builder: The circuit that the columns are for.
    ///   - point: `z^(N / 16)`.
    init(_ builder: CircuitBuilder, point: CircuitWire) {
        self.builder = builder
        basis = builder.lagrangeBasis(
            at: point,
            coset: builder.constant(Felt.one),
            log2Order: Self.log2Period
        )
    }

    /// The columns, in order.
    ///
    /// Shape `[18]`.
    var columns: [CircuitWire] { PeriodicValues.columns.map(value) }

    private func value(of column: [Felt]) -> CircuitWire {
        let values = (0..<Self.period).map { column[$0 % column.count] }
        let scale = Felt(UInt32(Self.period)).inverseOrZero()
        guard values.allSatisfy({ $0 == .zero || $0 == .one }) else {
            return builder.sum(
                of: values.indices.filter { values[$0] != .zero }.map {
                    basis[$0] * builder.constant(values[$0] * scale)
                }
            )
        }
        let rows = values.indices.filter { values[$0] == .one }
        guard rows.count > Self.period / 2 else {
            return builder.sum(of: rows.map { basis[$0] }) * builder.constant(scale)
        }
        let others = values.indices.filter { values[$0] == .zero }
        return builder.constant(Felt.one)
            - builder.sum(of: others.map { basis[$0] }) * builder.constant(scale)
    }
}
