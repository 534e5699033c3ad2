// SPDX-License-Identifier: MIT

/// A point of `y^2 = x^3 + 7` in Jacobian coordinates.
///
/// `x = X / Z^2`, `y = Y / Z^3`.
struct Secp256k1Point: CurvePoint {
    typealias Coordinate = PrimeFieldElement<Secp256k1Base>
    typealias Scalar = PrimeFieldElement<Secp256k1Order>

    let x: Coordinate
    let y: Coordinate
    /// Zero for the neutral element.
    let z: Coordinate

    private init(x: Coordinate, y: Coordinate, z: Coordinate) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// A point known to lie on the curve.
    init(affineX x: Coordinate, y: Coordinate) { self.init(x: x, y: y, z: .one) }

    /// The points with this first coordinate, the one with an even or odd second coordinate; nil if
    /// there is none.
    init?(x integer: UInt256, isOdd: Bool) {
        guard let x = Coordinate(canonical: integer) else { return nil }
        let square = x.squared() * x + Coordinate(reducing: UInt256(7, 0, 0, 0))
        // The modulus is 3 modulo 4, so this power is a root if there is one: (p + 1) / 4.
        let root = square.power(
            UInt256(0xFFFF_FFFF_BFFF_FF0C, .max, .max, 0x3FFF_FFFF_FFFF_FFFF)
        )
        guard root.squared() == square else { return nil }
        self.init(affineX: x, y: root.isOdd == isOdd ? root : -root)
    }

    static let identity = Secp256k1Point(x: .one, y: .one, z: .zero)

    var isIdentity: Bool { z.isZero }

    /// The generator and its odd multiples.
    static let generatorTable = OddMultiples(
        Secp256k1Point(
            affineX: Coordinate(
                reducing: UInt256(
                    0x59F2_815B_16F8_1798,
                    0x029B_FCDB_2DCE_28D9,
                    0x55A0_6295_CE87_0B07,
                    0x79BE_667E_F9DC_BBAC
                )
            ),
            y: Coordinate(
                reducing: UInt256(
                    0x9C47_D08F_FB10_D4B8,
                    0xFD17_B448_A685_5419,
                    0x5DA4_FBFC_0E11_08A8,
                    0x483A_DA77_26A3_C465
                )
            )
        ),
        width: 8
    )

    /// Both coordinates; nil for the neutral element.
    var affine: (x: Coordinate, y: Coordinate)? {
        if isIdentity { return nil }
        let inverse = z.inverse()
        let squared = inverse.squared()
        return (x * squared, y * squared * inverse)
    }

    /// Compares the first coordinate with an integer below the field's modulus.
    func hasX(_ integer: UInt256) -> Bool {
        guard !isIdentity, let expected = Coordinate(canonical: integer) else { return false }
        return expected * z.squared() == x
    }

    static prefix func - (point: Secp256k1Point) -> Secp256k1Point {
        Secp256k1Point(x: point.x, y: -point.y, z: point.z)
    }

    func doubled() -> Secp256k1Point {
        let (xx, yy) = (x.squared(), y.squared())
        let yyyy = yy.squared()
        let s = ((x + yy).squared() - xx - yyyy).doubled()
        let m = xx.doubled() + xx
        let newX = m.squared() - s.doubled()
        let newY = m * (s - newX) - yyyy.doubled().doubled().doubled()
        return Secp256k1Point(x: newX, y: newY, z: (y * z).doubled())
    }

    static func + (lhs: Secp256k1Point, rhs: Secp256k1Point) -> Secp256k1Point {
        if lhs.isIdentity { return rhs }
        if rhs.isIdentity { return lhs }
        let (leftZZ, rightZZ) = (lhs.z.squared(), rhs.z.squared())
        let (leftU, rightU) = (lhs.x * rightZZ, rhs.x * leftZZ)
        let (leftS, rightS) = (lhs.y * rhs.z * rightZZ, rhs.y * lhs.z * leftZZ)
        let (h, r) = (rightU - leftU, rightS - leftS)
        if h.isZero { return r.isZero ? lhs.doubled() : .identity }
        let hh = h.squared()
        let hhh = hh * h
        let v = leftU * hh
        let newX = r.squared() - hhh - v.doubled()
        return Secp256k1Point(
            x: newX,
            y: r * (v - newX) - leftS * hhh,
            z: lhs.z * rhs.z * h
        )
    }
}
