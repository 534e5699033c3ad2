// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import TestSupport
import Testing

/// A polynomial is folded by its coefficients; the verifier must follow by values alone.
@Suite struct FRIVerifierTests {
    /// A polynomial over the extension, lowest degree first.
    private struct Polynomial {
        var coefficients: [QuadFelt]

        func value(at point: Felt) -> QuadFelt {
            coefficients.reversed().reduce(.zero) { $0 * point + $1 }
        }

        /// The combination of the four parts of degrees equal modulo 4.
        func folded(by challenge: QuadFelt) -> Polynomial {
            Polynomial(
                coefficients: stride(from: 0, to: coefficients.count, by: 4).map { start in
                    coefficients[start..<start + 4].reversed().reduce(.zero) { $0 * challenge + $1 }
                }
            )
        }

        /// The row that holds four values of a layer.
        func row(_ index: Int, log2Size: Int) -> [QuadFelt] {
            let generator = Felt.rootOfUnity(log2Order: log2Size)
            let quarter = 1 << (log2Size - 2)
            return [0, 2, 1, 3].map { value(at: generator.power(UInt64(index + $0 * quarter))) }
        }
    }

    private let log2Size = 8
    private let first: Polynomial
    private let challenges: [QuadFelt]
    private let positions = [1, 65, 77, 128, 200]

    init() {
        var generator = SeededGenerator(seed: 4)
        first = Polynomial(coefficients: (0..<64).map { _ in generator.quadFelt() })
        challenges = [generator.quadFelt(), generator.quadFelt()]
    }

    private func start() -> FRIVerifier {
        let generator = Felt.rootOfUnity(log2Order: log2Size)
        let values = positions.map { first.value(at: generator.power(UInt64($0))) }
        return FRIVerifier(positions: positions, values: values, log2Size: log2Size)
    }

    @Test func `an honest folding is followed to the final polynomial`() throws {
        var verifier = start()
        var polynomial = first
        for challenge in challenges {
            let rows = verifier.rowPositions.map {
                polynomial.row($0, log2Size: verifier.log2Size)
            }
            try verifier.fold(rows: rows, challenge: challenge)
            polynomial = polynomial.folded(by: challenge)
        }
        try verifier.finish(coefficients: polynomial.coefficients.reversed())
    }

    @Test func `a row that contradicts the layer before is refused`() {
        var verifier = start()
        var rows = verifier.rowPositions.map { first.row($0, log2Size: log2Size) }
        let place = FRIFolding.placeInRow(index: positions[0], log2Size: log2Size)
        rows[1][place] += .one
        #expect(throws: FRIVerifier.Refusal.inconsistentRow(position: positions[0])) {
            try verifier.fold(rows: rows, challenge: challenges[0])
        }
    }

    @Test func `another final polynomial is refused`() throws {
        var verifier = start()
        let rows = verifier.rowPositions.map { first.row($0, log2Size: log2Size) }
        try verifier.fold(rows: rows, challenge: challenges[0])
        var last = first.folded(by: challenges[0])
        last.coefficients[0] += .one
        #expect(throws: FRIVerifier.Refusal.finalPolynomialMismatch(position: 0)) {
            try verifier.finish(coefficients: last.coefficients.reversed())
        }
    }

    @Test func `the rows of a layer are ascending and distinct`() {
        #expect(start().rowPositions == [0, 1, 8, 13])
    }
}
