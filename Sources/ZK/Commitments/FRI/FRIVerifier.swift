// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Follows the queried positions through the FRI layers down to the final polynomial.
public struct FRIVerifier: Sendable {
    /// The distinct positions in the current layer, ascending.
    ///
    /// Shape `[k]`.
    public private(set) var positions: [Int]
    /// The values there.
    ///
    /// Shape `[k]`.
    public private(set) var values: [QuadFelt]
    /// The current layer's size as a power of two.
    public private(set) var log2Size: Int

    /// Why the layers were refused.
    public enum Refusal: Error, Equatable, Sendable {
        /// A row does not hold the value that the layer before leads to.
        case inconsistentRow(position: Int)
        /// The final polynomial does not take the folded value.
        case finalPolynomialMismatch(position: Int)
    }

    /// Starts at the first layer.
    ///
    /// - Parameters:
    ///   - positions: Ascending and distinct. Shape `[k]`.
    ///   - values: The values there. Shape `[k]`.
    ///   - log2Size: The layer's size as a power of two.
    public init(positions: [Int], values: [QuadFelt], log2Size: Int) {
        self.positions = positions
        self.values = values
        self.log2Size = log2Size
    }

    /// The rows of the current layer that the positions fall into, ascending and distinct.
    public var rowPositions: [Int] {
        let mask = 1 << (log2Size - 2) - 1
        var rows = positions.map { $0 & mask }
        rows.sort()
        var distinct: [Int] = []
        for row in rows where distinct.last != row { distinct.append(row) }
        return distinct
    }

    /// Checks the rows of the current layer against the values and moves on to the next.
    ///
    /// - Parameters:
    ///   - rows: The rows at ``rowPositions``. Shape `[rows][4]`.
    ///   - challenge: The round's challenge.
    /// - Throws: ``Refusal/inconsistentRow(position:)``.
    public mutating func fold(rows: [[QuadFelt]], challenge: QuadFelt) throws(Refusal) {
        let rowPositions = rowPositions
        let mask = 1 << (log2Size - 2) - 1
        for (position, value) in zip(positions, values) {
            let place = FRIFolding.placeInRow(index: position, log2Size: log2Size)
            guard let row = rowPositions.binarySearch(position & mask), rows[row][place] == value
            else { throw .inconsistentRow(position: position) }
        }
        values = rowPositions.indices.map {
            FRIFolding.fold(
                rows[$0],
                rowIndex: rowPositions[$0],
                log2Size: log2Size,
                challenge: challenge
            )
        }
        positions = rowPositions
        log2Size -= 2
    }

    /// Checks the last values against the final polynomial.
    ///
    /// - Parameter coefficients: Highest degree first.
    /// - Throws: ``Refusal/finalPolynomialMismatch(position:)``.
    public func finish(coefficients: [QuadFelt]) throws(Refusal) {
        let generator = Felt.rootOfUnity(log2Order: log2Size)
        for (position, value) in zip(positions, values) {
            let point = generator.power(UInt64(position))
            var claimed = QuadFelt.zero
            for coefficient in coefficients { claimed = claimed * point + coefficient }
            guard claimed == value else { throw .finalPolynomialMismatch(position: position) }
        }
    }
}

extension [Int] {
    /// The index of `element` in ascending elements.
    fileprivate func binarySearch(_ element: Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == element ? low : nil
    }
}
