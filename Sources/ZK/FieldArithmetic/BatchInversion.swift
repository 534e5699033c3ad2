// SPDX-License-Identifier: MIT

/// Inverts every element at the price of one inversion; zeros stay zeros.
///
/// - Parameter elements: Any number of elements. Shape `[n]`.
/// - Returns: The inverses in the same order. Shape `[n]`.
/// - Complexity: 3 *n* multiplications and one inversion.
public func batchInverse(_ elements: [Felt]) -> [Felt] {
    var prefix = Felt.one
    var result: [Felt] = []
    result.reserveCapacity(elements.count)
    for element in elements {
        result.append(prefix)
        if element != .zero { prefix *= element }
    }
    var inverse = prefix.inverseOrZero()
    for index in elements.indices.reversed() {
        let element = elements[index]
        guard element != .zero else {
            result[index] = .zero
            continue
        }
        result[index] *= inverse
        inverse *= element
    }
    return result
}

/// Inverts every extension element at the price of one inversion; zeros stay zeros.
///
/// - Parameter elements: Any number of elements. Shape `[n]`.
/// - Returns: The inverses in the same order. Shape `[n]`.
/// - Complexity: 3 *n* extension multiplications and one inversion.
public func batchInverse(_ elements: [QuadFelt]) -> [QuadFelt] {
    let norms = elements.map { $0.c0.squared() - $0.c1.squared().timesSeven() }
    let scales = batchInverse(norms)
    return elements.indices.map { index in
        QuadFelt(elements[index].c0 * scales[index], -elements[index].c1 * scales[index])
    }
}
