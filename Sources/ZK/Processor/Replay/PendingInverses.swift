// SPDX-License-Identifier: MIT

import FieldArithmetic

/// Cells that hold elements whose inverses belong there; many are inverted at the price of one.
final class PendingInverses {
    private static let capacity = 1_024

    private let cells: UnsafeMutablePointer<UnsafeMutablePointer<Felt>>
    /// For every cell the product of those before it.
    private let products: UnsafeMutablePointer<Felt>
    private var product = Felt.one
    private var count = 0

    init() {
        cells = .allocate(capacity: Self.capacity)
        products = .allocate(capacity: Self.capacity)
    }

    deinit {
        cells.deallocate()
        products.deallocate()
    }

    /// Has the inverse of an element written to a cell, at the latest by ``flush()``; zero stays.
    func write(_ element: Felt, to cell: UnsafeMutablePointer<Felt>) {
        cell.pointee = element
        guard element != .zero else { return }
        if count == Self.capacity { flush() }
        (cells + count).initialize(to: cell)
        (products + count).initialize(to: product)
        product *= element
        count += 1
    }

    /// Inverts what is still waiting.
    func flush() {
        var inverse = product.inverseOrZero()
        for index in (0..<count).reversed() {
            let cell = cells[index]
            let element = cell.pointee
            cell.pointee = inverse * products[index]
            inverse *= element
        }
        count = 0
        product = .one
    }
}
