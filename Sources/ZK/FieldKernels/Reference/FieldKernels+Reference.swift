// SPDX-License-Identifier: MIT

import FieldArithmetic

// The legible form of every kernel. The packed forms must equal it, cell for cell.

/// Decimation in time: coefficients in bit-reversed order become values in natural order.
func evaluateReference(
    _ cells: UnsafeMutablePointer<Felt>,
    count: Int,
    factors: UnsafePointer<Felt>,
    firstHalf: Int
) {
    var half = firstHalf
    while half < count {
        for start in stride(from: 0, to: count, by: 2 * half) {
            for offset in 0..<half {
                let (low, high) = (start + offset, start + offset + half)
                let twisted = cells[high] * factors[half + offset]
                cells[high] = cells[low] - twisted
                cells[low] = cells[low] + twisted
            }
        }
        half *= 2
    }
}

/// The inverse of ``evaluateReference(_:count:factors:firstHalf:)`` with inverse factors.
func interpolateReference(
    _ cells: UnsafeMutablePointer<Felt>,
    count: Int,
    factors: UnsafePointer<Felt>,
    scale: Felt
) {
    var half = count / 2
    while half > 0 {
        for start in stride(from: 0, to: count, by: 2 * half) {
            for offset in 0..<half {
                let (low, high) = (start + offset, start + offset + half)
                let difference = cells[low] - cells[high]
                cells[low] = cells[low] + cells[high]
                cells[high] = difference * factors[half + offset]
            }
        }
        half /= 2
    }
    for index in 0..<count { cells[index] *= scale }
}

func multiplyReference(
    _ target: UnsafeMutablePointer<Felt>,
    _ left: UnsafePointer<Felt>,
    _ right: UnsafePointer<Felt>,
    count: Int
) {
    for index in 0..<count { target[index] = left[index] * right[index] }
}

func multiplyExtensionReference(
    _ target: FieldKernels.ExtensionColumn,
    _ left: FieldKernels.ExtensionColumn,
    _ right: FieldKernels.ExtensionColumn,
    count: Int
) {
    for index in 0..<count {
        let first = QuadFelt(left.0[index], left.1[index])
        let product = first * QuadFelt(right.0[index], right.1[index])
        target.0[index] = product.c0
        target.1[index] = product.c1
    }
}

func addReference(
    _ target: UnsafeMutablePointer<Felt>,
    _ left: UnsafePointer<Felt>,
    _ right: UnsafePointer<Felt>,
    count: Int
) {
    for index in 0..<count { target[index] = left[index] + right[index] }
}

func subtractReference(
    _ target: UnsafeMutablePointer<Felt>,
    _ left: UnsafePointer<Felt>,
    _ right: UnsafePointer<Felt>,
    count: Int
) {
    for index in 0..<count { target[index] = left[index] - right[index] }
}

func multiplyAddReference(
    _ target: UnsafeMutablePointer<Felt>,
    _ source: UnsafePointer<Felt>,
    by factor: Felt,
    count: Int
) {
    for index in 0..<count { target[index] += source[index] * factor }
}

func dotReference(
    _ left: UnsafePointer<Felt>,
    _ right: UnsafePointer<Felt>,
    count: Int
) -> Felt {
    var sum = Felt.zero
    for index in 0..<count { sum += left[index] * right[index] }
    return sum
}

func fillPowersReference(
    of base: Felt,
    from first: Felt,
    into target: UnsafeMutablePointer<Felt>,
    count: Int
) {
    var power = first
    for index in 0..<count {
        target[index] = power
        power *= base
    }
}
