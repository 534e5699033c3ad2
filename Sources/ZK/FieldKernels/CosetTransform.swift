// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Turns coefficients into values on one coset `shift * H` and back, in place.
///
/// Values are in natural order. Coefficients are in *bit-reversed* order, so that neither direction
/// moves anything: coefficient `i` lies where the bits of `i` read backwards.
///
/// The coset's shift is part of the factors, so a coset costs no more than the subgroup itself.
public final class CosetTransform {
    /// The size as a power of two.
    public let log2Size: Int
    /// The factor of each butterfly: those of the layer that joins halves of length `h` are at
    /// `h ..< 2 h`.
    private let factors: FeltMatrix
    private let scale: Felt
    private let kernels: FieldKernels

    /// Which way a transform goes.
    public enum Direction: Sendable {
        /// From coefficients to values.
        case evaluate
        /// From values to coefficients.
        case interpolate
    }

    /// Prepares the factors for a coset.
    ///
    /// - Parameters:
    ///   - log2Size: The size as a power of two, in `0...32`.
    ///   - shift: The coset's shift, not zero.
    ///   - scale: What interpolated coefficients are multiplied by.
    ///   - direction: Which way the transform goes.
    ///   - kernels: The form of the arithmetic.
    ///   - ledger: Counts the factors' bytes.
    /// - Complexity: `2^log2Size` multiplications.
    public init(
        log2Size: Int,
        shift: Felt = .one,
        scale: Felt = .one,
        direction: Direction,
        kernels: FieldKernels,
        ledger: MemoryLedger? = nil
    ) {
        self.log2Size = log2Size
        self.kernels = kernels
        let size = 1 << log2Size
        let isInverse = direction == .interpolate
        self.scale = isInverse ? scale * Felt(reducing: UInt64(size)).inverseOrZero() : .one
        factors = FeltMatrix(rowCount: size, columnCount: 1, ledger: ledger)
        let table = factors.column(0)
        table[0] = .one
        let start = isInverse ? shift.inverseOrZero() : shift
        for layer in 0..<log2Size {
            let half = 1 << layer
            let root = Felt.rootOfUnity(log2Order: layer + 1)
            kernels.fillPowers(
                of: isInverse ? root.inverseOrZero() : root,
                from: start.squared(times: log2Size - 1 - layer),
                into: table + half,
                count: half
            )
        }
    }

    /// Turns coefficients into the values on the coset.
    ///
    /// - Parameters:
    ///   - cells: Receives the values; coefficients in bit-reversed order if there is no source.
    ///     Shape `[2^log2Size]`.
    ///   - source: Coefficients in bit-reversed order, which stay. Shape `[2^log2Size]`.
    ///   - log2Known: How many layers are already done: of a polynomial with few coefficients, each
    ///     repeated `2^log2Known` times.
    /// - Complexity: O(*n* log *n*).
    public func evaluate(
        _ cells: UnsafeMutablePointer<Felt>,
        from source: UnsafePointer<Felt>? = nil,
        log2Known: Int = 0
    ) {
        kernels.evaluate(
            cells,
            from: source ?? UnsafePointer(cells),
            count: 1 << log2Size,
            factors: factors.column(0),
            firstHalf: 1 << log2Known
        )
    }

    /// Replaces values on the coset by coefficients in bit-reversed order.
    ///
    /// - Parameter cells: Values in natural order. Shape `[2^log2Size]`.
    /// - Complexity: O(*n* log *n*).
    public func interpolate(_ cells: UnsafeMutablePointer<Felt>) {
        kernels.interpolate(
            cells,
            count: 1 << log2Size,
            factors: factors.column(0),
            scale: scale
        )
    }
}

/// The index whose `bitCount` low bits are those of `index` backwards.
public func reversedBits(_ index: Int, bitCount: Int) -> Int {
    guard bitCount > 0 else { return 0 }
    var bits = UInt64(index)
    bits = (bits & 0x5555_5555_5555_5555) << 1 | (bits >> 1) & 0x5555_5555_5555_5555
    bits = (bits & 0x3333_3333_3333_3333) << 2 | (bits >> 2) & 0x3333_3333_3333_3333
    bits = (bits & 0x0F0F_0F0F_0F0F_0F0F) << 4 | (bits >> 4) & 0x0F0F_0F0F_0F0F_0F0F
    return Int(bits.byteSwapped >> UInt64(64 - bitCount))
}
