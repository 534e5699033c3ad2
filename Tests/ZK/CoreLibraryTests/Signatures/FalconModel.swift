// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import TestSupport

/// Arithmetic of Falcon-512 as it is written in its definition.
enum FalconModel {
    static let modulus: Int64 = 12_289
    static let degree = 512
    /// The largest sum of squares of a signature.
    static let normMax: Int64 = 34_034_725

    /// The value between 0 and 12288.
    static func reduced(_ value: Int64) -> Int64 {
        let rest = value % modulus
        return rest < 0 ? rest + modulus : rest
    }

    /// The square of the value nearest to zero.
    static func square(_ value: Int64) -> Int64 {
        let rest = reduced(value)
        let centred = min(rest, modulus - rest)
        return centred * centred
    }

    /// The product of two polynomials over the integers; fast if the first is sparse.
    ///
    /// Shape `[1024]`, the last one always zero.
    static func product(_ a: [Int64], _ b: [Int64]) -> [Int64] {
        var product = [Int64](repeating: 0, count: 2 * degree)
        for (i, x) in a.enumerated() where x != 0 {
            for j in 0..<degree { product[i + j] += x * b[j] }
        }
        return product
    }

    /// The element of the field modulo 12289.
    static func reduced(_ element: Felt) -> Int64 {
        Int64(element.value % UInt64(modulus))
    }

    /// The squares of `point - product` modulo X^512 + 1, added up.
    static func differenceNorm(point: [Felt], product: [Int64]) -> Int64 {
        (0..<degree).reduce(0) { sum, index in
            let folded = product[index] - product[index + degree]
            return sum + square(reduced(point[index]) - reduced(folded))
        }
    }

    /// The point of a message and a nonce: what a sponge gives that absorbed both.
    ///
    /// - Parameters:
    ///   - message: Overwrites half of the rate, after the nonce.
    ///   - nonce: Shape `[8]`.
    /// - Returns: Elements of the field. Shape `[512]`.
    static func point(_ message: Word, nonce: [Felt]) -> [Felt] {
        var state = SpongeState { lane in lane < 8 ? nonce[lane] : .zero }
        Poseidon2.permute(&state)
        for lane in 0..<4 { state[lane] = message[lane] }
        var point: [Felt] = []
        while point.count < degree {
            Poseidon2.permute(&state)
            point += (0..<8).map { state[$0] }
        }
        return point
    }
}

/// A Falcon signature with its key, as a verifier is given them.
struct FalconSignature {
    var message: Word
    /// The key.
    var h: [Int64]
    /// The short polynomial, not centred.
    var s2: [Int64]
    /// Their product over the integers.
    var product: [Int64]
    /// Shape `[8]`.
    var nonce: [Felt]

    init(message: Word, h: [Int64], s2: [Int64], nonce: [Felt]) {
        self.message = message
        self.h = h
        self.s2 = s2
        self.nonce = nonce
        product = FalconModel.product(s2, h)
    }

    /// The three polynomials as elements.
    var polynomials: [Felt] { (h + s2 + product).map { Felt(reducing: UInt64($0)) } }

    /// The point at which the product is checked.
    var challenge: [Felt] { Array(Poseidon2.hash(polynomials).elements[..<2]) }

    /// What a verifier asks for: the challenge in reverse, polynomials and nonce.
    var advice: [Felt] { challenge.reversed() + polynomials + nonce }

    /// The word that stands for the key.
    var commitment: Word { Poseidon2.hash(h.map { Felt(reducing: UInt64($0)) }) }

    /// The sum of squares of both short polynomials.
    var norm: Int64 {
        let point = FalconModel.point(message, nonce: nonce)
        return s2.reduce(FalconModel.differenceNorm(point: point, product: product)) {
            $0 + FalconModel.square($1)
        }
    }

    /// Whether key and signature are reduced, the product is theirs, and the signature is short.
    var isValid: Bool {
        (h + s2).allSatisfy { 0 <= $0 && $0 < FalconModel.modulus }
            && product == FalconModel.product(s2, h) && norm <= FalconModel.normMax
    }
}

extension FalconSignature {
    /// A signature of any norm, under a key that is made to fit it.
    ///
    /// The short polynomial is a monomial, so the key that sends it where it must go is a matter
    /// of one division.
    init(norm: Int64, _ chance: inout SeededGenerator) {
        let (message, nonce) = (chance.edgedWord(), chance.felts(8))
        let factor = Int64(1 + chance.number(below: 3_000))
        let shift = chance.number(below: FalconModel.degree)
        let s1 = Self.coefficients(norm: norm - factor * factor, &chance)
        let point = FalconModel.point(message, nonce: nonce)
        let inverse = Self.inverse(factor)
        let h = (0..<FalconModel.degree).map { index in
            // Down by the shift; what falls below the constant comes back from above, negated.
            let source = index + shift
            let place = source % FalconModel.degree
            let value = FalconModel.reduced(point[place]) - s1[place]
            let sign: Int64 = source < FalconModel.degree ? 1 : -1
            return FalconModel.reduced(FalconModel.reduced(value) * inverse * sign)
        }
        var s2 = [Int64](repeating: 0, count: FalconModel.degree)
        s2[shift] = factor
        self.init(message: message, h: h, s2: s2, nonce: nonce)
    }

    /// Small coefficients in no order whose squares add up to a norm.
    private static func coefficients(norm: Int64, _ chance: inout SeededGenerator) -> [Int64] {
        var (rest, coefficients) = (norm, [Int64]())
        while coefficients.count < FalconModel.degree {
            let root = min(6_144, Int64(Double(rest).squareRoot()))
            let isLate = coefficients.count > FalconModel.degree - 40
            let value = isLate ? root : min(root, Int64(chance.number(below: 300)))
            rest -= value * value
            coefficients.append(chance.next() % 2 == 0 ? value : -value)
        }
        precondition(rest == 0)
        return coefficients.shuffled(using: &chance)
    }

    private static func inverse(_ value: Int64) -> Int64 {
        (0..<FalconModel.modulus - 2).reduce(1) { power, _ in power * value % FalconModel.modulus }
    }
}
