// SPDX-License-Identifier: MIT

/// A point of `-x^2 + y^2 = 1 + d x^2 y^2` in extended coordinates.
///
/// `x = X / Z`, `y = Y / Z`, `x y = T / Z`.
struct Edwards25519Point: CurvePoint {
    typealias Coordinate = PrimeFieldElement<Edwards25519Base>
    typealias Scalar = PrimeFieldElement<Edwards25519Order>

    private let x: Coordinate
    private let y: Coordinate
    private let z: Coordinate
    private let t: Coordinate

    /// The curve's coefficient, `-121665 / 121666`.
    private static let d = Coordinate(
        reducing: UInt256(
            0x75EB_4DCA_1359_78A3,
            0x0070_0A4D_4141_D8AB,
            0x8CC7_4079_7779_E898,
            0x5203_6CEE_2B6F_FE73
        )
    )
    private static let doubleD = d.doubled()
    /// A square root of -1.
    private static let rootOfMinusOne = Coordinate(
        reducing: UInt256(
            0xC4EE_1B27_4A0E_A0B0,
            0x2F43_1806_AD2F_E478,
            0x2B4D_0099_3DFB_D7A7,
            0x2B83_2480_4FC1_DF0B
        )
    )

    private init(x: Coordinate, y: Coordinate, z: Coordinate, t: Coordinate) {
        self.x = x
        self.y = y
        self.z = z
        self.t = t
    }

    private init(affineX x: Coordinate, y: Coordinate) {
        self.init(x: x, y: y, z: .one, t: x * y)
    }

    static let identity = Edwards25519Point(x: .zero, y: .one, z: .one, t: .zero)

    /// The base point and its odd multiples.
    static let baseTable = OddMultiples(
        Edwards25519Point(
            affineX: Coordinate(
                reducing: UInt256(
                    0xC956_2D60_8F25_D51A,
                    0x692C_C760_9525_A7B2,
                    0xC0A4_E231_FDD6_DC5C,
                    0x2169_36D3_CD6E_53FE
                )
            ),
            y: Coordinate(
                reducing: UInt256(
                    0x6666_6666_6666_6658,
                    0x6666_6666_6666_6666,
                    0x6666_6666_6666_6666,
                    0x6666_6666_6666_6666
                )
            )
        ),
        width: 8
    )

    /// Reads the second coordinate, which need not be reduced, and the sign of the first in the top
    /// bit; nil if there is no such point.
    ///
    /// A zero keeps either sign.
    init?(compressed bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        var integer = UInt256(littleEndian: bytes)
        let isNegative = integer.limb3 >> 63 == 1
        integer.limb3 &= 0x7FFF_FFFF_FFFF_FFFF
        let y = Coordinate(reducing: integer)
        let yy = y.squared()
        let (u, v) = (yy - .one, yy * Self.d + .one)
        let vvv = v.squared() * v
        // A root of u / v, up to a root of -1: u v^3 (u v^7)^((p - 5) / 8).
        let exponent = UInt256(0xFFFF_FFFF_FFFF_FFFD, .max, .max, 0x0FFF_FFFF_FFFF_FFFF)
        var x = u * vvv * (u * vvv.squared() * v).power(exponent)
        let check = v * x.squared()
        if check == -u {
            x = x * Self.rootOfMinusOne
        } else if check != u {
            return nil
        }
        self.init(affineX: x.isOdd == isNegative ? x : -x, y: y)
    }

    /// The 32 bytes: the reduced second coordinate and the sign of the first.
    var compressed: [UInt8] {
        let inverse = z.inverse()
        var bytes = (y * inverse).integer.littleEndianBytes
        if (x * inverse).isOdd { bytes[31] |= 0x80 }
        return bytes
    }

    /// True if eight times the point is the neutral element.
    var isSmallOrder: Bool {
        let multiple = doubled().doubled().doubled()
        return multiple.x.isZero && multiple.y == multiple.z
    }

    static prefix func - (point: Edwards25519Point) -> Edwards25519Point {
        Edwards25519Point(x: -point.x, y: point.y, z: point.z, t: -point.t)
    }

    func doubled() -> Edwards25519Point {
        let (a, b, c) = (x.squared(), y.squared(), z.squared().doubled())
        let h = a + b
        let e = h - (x + y).squared()
        let g = a - b
        let f = c + g
        return Edwards25519Point(x: e * f, y: g * h, z: f * g, t: e * h)
    }

    /// Holds for all points, equal and neutral ones too.
    static func + (lhs: Edwards25519Point, rhs: Edwards25519Point) -> Edwards25519Point {
        let a = (lhs.y - lhs.x) * (rhs.y - rhs.x)
        let b = (lhs.y + lhs.x) * (rhs.y + rhs.x)
        let c = lhs.t * doubleD * rhs.t
        let d = (lhs.z * rhs.z).doubled()
        let (e, f, g, h) = (b - a, d - c, d + c, b + a)
        return Edwards25519Point(x: e * f, y: g * h, z: f * g, t: e * h)
    }
}
