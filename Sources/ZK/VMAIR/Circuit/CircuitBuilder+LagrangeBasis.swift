// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension CircuitBuilder {
    /// The Lagrange polynomials over a coset of a subgroup of two-power order, not normalised.
    ///
    /// With `n` the order, `w` the generator of the subgroup and `s` the shift of the coset, item
    /// `i` is the product over `l` of `s^(2^l) + (y w^-i)^(2^l)`: `n s^(n-1)` at `y = s w^i`, zero
    /// at the other points. No division is needed, and the factors of high powers are shared.
    ///
    /// - Parameters:
    ///   - point: `y`.
    ///   - coset: `s`.
    ///   - log2Order: The binary logarithm of `n`; at least one.
    /// - Returns: One wire for each point of the coset, in order of `i`. Shape `[n]`.
    func lagrangeBasis(
        at point: CircuitWire,
        coset: CircuitWire,
        log2Order: Int
    ) -> [CircuitWire] {
        var powers = [(point: point, coset: coset)]
        for level in 1..<log2Order {
            let last = powers[level - 1]
            powers.append((last.point.squared, last.coset.squared))
        }
        var basis = Array(repeating: constant(Felt.one), count: 1 << log2Order)
        for (level, power) in powers.enumerated().reversed() {
            // The second half of the turns are the opposites of the first.
            let step = Felt.rootOfUnity(log2Order: log2Order - level).inverseOrZero()
            let half = 1 << (log2Order - level - 1)
            let turned = (0..<half).map { power.point * constant(step.power(UInt64($0))) }
            let factors = turned.map { power.coset + $0 } + turned.map { power.coset - $0 }
            for index in basis.indices { basis[index] = basis[index] * factors[index % (2 * half)] }
        }
        return basis
    }
}
