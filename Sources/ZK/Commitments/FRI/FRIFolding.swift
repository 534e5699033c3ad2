// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The arithmetic of one FRI round, which folds four values into one.
///
/// Row `r` of a layer of size `2^m` holds the values at `r`, `r + 2^(m-1)`, `r + 2^(m-2)` and
/// `r + 3 * 2^(m-2)`: the values at `s`, `-s`, `s * i` and `-s * i` for `s` the `r`-th power of the
/// domain's generator and `i` of order 4.
public enum FRIFolding {
    /// The place in its row of the value at `index` of a layer of size `2^log2Size`.
    public static func placeInRow(index: Int, log2Size: Int) -> Int {
        let quarter = index >> (log2Size - 2)
        return (quarter & 1) << 1 | quarter >> 1
    }

    /// Folds a row.
    ///
    /// - Parameters:
    ///   - row: Four values in the order above. Shape `[4]`.
    ///   - rowIndex: `r`, below `2^(log2Size - 2)`.
    ///   - log2Size: The layer's size as a power of two, at least 2.
    ///   - challenge: The round's challenge.
    /// - Returns: The value of the next layer at `r`.
    public static func fold(
        _ row: [QuadFelt],
        rowIndex: Int,
        log2Size: Int,
        challenge: QuadFelt
    ) -> QuadFelt {
        let point = Felt.rootOfUnity(log2Order: log2Size).power(UInt64(rowIndex))
        let x = challenge * point.inverseOrZero()
        let inverseOfFourthRoot = -Felt.rootOfUnity(log2Order: 2)
        let even = foldPair(row[0], row[1], x)
        let odd = foldPair(row[2], row[3], x * inverseOfFourthRoot)
        return foldPair(even, odd, x.squared())
    }

    private static func foldPair(_ a: QuadFelt, _ b: QuadFelt, _ x: QuadFelt) -> QuadFelt {
        let doubled = a + b + (a - b) * x
        return QuadFelt(doubled.c0.halved(), doubled.c1.halved())
    }
}
