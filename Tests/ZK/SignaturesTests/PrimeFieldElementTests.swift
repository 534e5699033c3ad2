// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@testable import Signatures

/// The laws of a field and a group, over numbers at the edges and drawn ones.
@Suite struct PrimeFieldElementTests {
    private func integers<Modulus: PrimeModulus>(_: Modulus.Type) -> [UInt256] {
        var chance = SeededGenerator(seed: 1)
        let one = UInt256(1, 0, 0, 0)
        let edges = [
            .zero, one, Modulus.modulus.subtracting(one).difference, Modulus.modulus,
            Modulus.modulus.adding(one).sum, UInt256(.max, .max, .max, .max),
            UInt256(0, 0, 0, 1 << 63), Modulus.radix, Modulus.radixSquared,
        ]
        let drawn = (0..<12).map { _ in UInt256(littleEndian: chance.bytes(32)) }
        return edges + drawn
    }

    /// The product bit by bit, with additions only.
    private func slowProduct<Modulus: PrimeModulus>(
        _ a: PrimeFieldElement<Modulus>,
        _ b: UInt256
    ) -> PrimeFieldElement<Modulus> {
        (0..<256).reversed().reduce(.zero) { sum, bit in
            b.bit(bit) ? sum + sum + a : sum + sum
        }
    }

    private func checkLaws<Modulus: PrimeModulus>(_ modulus: Modulus.Type) {
        typealias Element = PrimeFieldElement<Modulus>
        let integers = integers(modulus)
        for a in integers {
            let x = Element(reducing: a)
            #expect(x.integer < Modulus.modulus)
            #expect((Element(canonical: a) == nil) == (a >= Modulus.modulus))
            #expect(Element(reducing: x.integer) == x)
            #expect(x + -x == .zero && x - x == .zero && x + .zero == x)
            #expect(x * .one == x && x.squared() == x * x && x.doubled() == x + x)
            #expect(x.isZero || x * x.inverse() == .one)
            for b in integers {
                let y = Element(reducing: b)
                #expect(x * y == slowProduct(x, b))
                #expect((x + y) - y == x && x * (y + .one) == x * y + x)
                let wide = Element(reducingWide: a.littleEndianBytes + b.littleEndianBytes)
                #expect(wide == slowProduct(y, UInt256(.max, .max, .max, .max)) + y + x)
            }
        }
        #expect(Element.zero.inverse() == .zero)
    }

    @Test func `laws of the four fields`() {
        checkLaws(Secp256k1Base.self)
        checkLaws(Secp256k1Order.self)
        checkLaws(Edwards25519Base.self)
        checkLaws(Edwards25519Order.self)
    }

    @Test func `sums and multiples of points of secp256k1`() {
        let generator = Secp256k1Point.generatorTable.points[0]
        func same(_ a: Secp256k1Point, _ b: Secp256k1Point) -> Bool {
            a.isIdentity == b.isIdentity && a.affine?.x == b.affine?.x && a.affine?.y == b.affine?.y
        }
        let (double, triple) = (generator.doubled(), generator.doubled() + generator)
        #expect(same(generator + generator, double) && same(double + generator, triple))
        #expect((generator + -generator).isIdentity && (triple + -triple).isIdentity)
        #expect(same(generator + .identity, generator) && same(.identity + generator, generator))
        #expect(same(triple + -double, generator) && Secp256k1Point.identity.doubled().isIdentity)
        let table = OddMultiples(double, width: 5)
        let order = Secp256k1Order.modulus
        #expect(combine(order, Secp256k1Point.generatorTable, order, table).isIdentity)
        let less = order.subtracting(UInt256(1, 0, 0, 0)).difference
        let sum = combine(less, Secp256k1Point.generatorTable, UInt256(1, 0, 0, 0), table)
        #expect(same(sum, generator))
    }

    @Test func `sums and multiples of points of edwards25519`() {
        let base = Edwards25519Point.baseTable.points[0]
        let table = OddMultiples(-base, width: 5)
        let order = Edwards25519Order.modulus
        let identity = Edwards25519Point.identity.compressed
        #expect(combine(order, Edwards25519Point.baseTable, .zero, table).compressed == identity)
        var chance = SeededGenerator(seed: 2)
        let (a, b) = (chance.next(), chance.next() >> 1)
        let (first, second) = (UInt256(a, 0, 0, 0), UInt256(b, 0, 0, 0))
        let difference = first.subtracting(second).difference
        if first > second {
            let sum = combine(first, Edwards25519Point.baseTable, second, table)
            let direct = combine(difference, Edwards25519Point.baseTable, .zero, table)
            #expect(sum.compressed == direct.compressed)
        }
        #expect((base + base).compressed == base.doubled().compressed)
        #expect((base + -base).compressed == identity)
        #expect(!base.isSmallOrder && Edwards25519Point.identity.isSmallOrder)
        #expect(Edwards25519Point(compressed: base.compressed)?.compressed == base.compressed)
    }
}
