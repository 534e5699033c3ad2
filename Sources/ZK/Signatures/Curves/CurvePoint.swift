// SPDX-License-Identifier: MIT

/// An element of the group of points of a curve.
protocol CurvePoint: Sendable {
    /// The neutral element.
    static var identity: Self { get }
    /// Twice the point.
    func doubled() -> Self
    /// The sum of any two points.
    static func + (lhs: Self, rhs: Self) -> Self
    /// The inverse.
    static prefix func - (point: Self) -> Self
}

/// The odd multiples of a point that signed windows of some width need.
struct OddMultiples<Point: CurvePoint>: Sendable {
    /// Bits of a window, at least 2.
    let width: Int
    /// `1, 3, 5, …` times the point.
    ///
    /// Shape `[2^(width - 2)]`.
    let points: [Point]

    init(_ point: Point, width: Int) {
        self.width = width
        let double = point.doubled()
        var points = [point]
        while points.count < 1 << (width - 2) { points.append(points[points.count - 1] + double) }
        self.points = points
    }

    /// The sum and an odd multiple between `-2^(width - 1)` and `2^(width - 1)`.
    func add(_ digit: Int, to sum: Point) -> Point {
        if digit == 0 { return sum }
        let multiple = points[Int(digit.magnitude >> 1)]
        return digit < 0 ? sum + -multiple : sum + multiple
    }
}

/// The digits of a scalar: zero or odd, at least `width - 1` zeros between two others.
///
/// The scalar must be below `2^256 - 2^width`. Shape `[257]`, lowest first.
private func signedDigits(_ scalar: UInt256, width: Int) -> [Int] {
    var digits = [Int](repeating: 0, count: 257)
    var rest = scalar
    var index = 0
    while !rest.isZero && index < 257 {
        if rest.limb0 & 1 == 1 {
            let window = Int(rest.limb0 & ((1 << UInt64(width)) - 1))
            let digit = window >= 1 << (width - 1) ? window - (1 << width) : window
            digits[index] = digit
            let magnitude = UInt256(UInt64(digit.magnitude), 0, 0, 0)
            rest = digit < 0 ? rest.adding(magnitude).sum : rest.subtracting(magnitude).difference
        }
        rest = rest.halved
        index += 1
    }
    return digits
}

/// The sum of two multiples of points; time depends on the scalars.
///
/// - Complexity: 257 doublings and about 70 additions.
func combine<Point: CurvePoint>(
    _ first: UInt256,
    _ firstTable: OddMultiples<Point>,
    _ second: UInt256,
    _ secondTable: OddMultiples<Point>
) -> Point {
    let firstDigits = signedDigits(first, width: firstTable.width)
    let secondDigits = signedDigits(second, width: secondTable.width)
    var sum = Point.identity
    var hasBegun = false
    for index in (0..<257).reversed() {
        if hasBegun { sum = sum.doubled() }
        guard firstDigits[index] != 0 || secondDigits[index] != 0 else { continue }
        hasBegun = true
        sum = firstTable.add(firstDigits[index], to: sum)
        sum = secondTable.add(secondDigits[index], to: sum)
    }
    return sum
}
