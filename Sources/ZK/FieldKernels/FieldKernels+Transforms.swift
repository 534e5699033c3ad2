// SPDX-License-Identifier: MIT

import CFieldKernels
import FieldArithmetic

extension FieldKernels {
    /// Coefficients in bit-reversed order become values in natural order; see ``CosetTransform``.
    func evaluate(
        _ cells: UnsafeMutablePointer<Felt>,
        from source: UnsafePointer<Felt>,
        count: Int,
        factors: UnsafePointer<Felt>,
        firstHalf: Int
    ) {
        guard let table = packed?.pointee else {
            if source != cells { cells.update(from: source, count: count) }
            evaluateReference(cells, count: count, factors: factors, firstHalf: firstHalf)
            return
        }
        table.evaluate(cells.words, source.words, count, factors.words, firstHalf)
    }

    /// Values in natural order become coefficients in bit-reversed order; see ``CosetTransform``.
    func interpolate(
        _ cells: UnsafeMutablePointer<Felt>,
        count: Int,
        factors: UnsafePointer<Felt>,
        scale: Felt
    ) {
        guard let table = packed?.pointee else {
            interpolateReference(cells, count: count, factors: factors, scale: scale)
            return
        }
        table.interpolate(cells.words, count, factors.words, scale.value)
    }
}
