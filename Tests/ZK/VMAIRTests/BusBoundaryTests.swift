// SPDX-License-Identifier: MIT

import FieldArithmetic
import TestSupport
import Testing
import VMAIR

@Suite struct BusBoundaryTests {
    let relation = Relation.miden_0_23
    let publicValues = (0..<40).map { Felt(UInt32($0 + 1)) }
    let digests = [Word(1, 2, 3, 4), Word(5, 6, 7, 8)]
    let beta = QuadFelt(11, 12)

    /// The encoding of a message, power by power.
    private func encode(_ bus: UInt32, _ word: Word, alpha: QuadFelt) -> QuadFelt {
        var value = alpha + beta.power(16) * Felt(bus + 1)
        for (power, element) in word.elements.enumerated() {
            value += beta.power(UInt64(power)) * element
        }
        return value
    }

    private func boundary(
        finals: [QuadFelt] = [.zero, .zero],
        publicValues: [Felt]? = nil,
        alpha: QuadFelt = QuadFelt(9, 10)
    ) throws(BusError) -> QuadFelt {
        try relation.busBoundary(
            finals: finals,
            publicValues: publicValues ?? self.publicValues,
            kernelDigests: digests,
            alpha: alpha,
            beta: beta
        )
    }

    @Test func `the boundary is the sum of the statement's fractions`() throws {
        let alpha = QuadFelt(9, 10)
        var expected = encode(1, Word(publicValues), alpha: alpha).inverseOrZero()
        expected += encode(2, .zero, alpha: alpha).inverseOrZero()
        expected -= encode(2, Word(publicValues, at: 36), alpha: alpha).inverseOrZero()
        for digest in digests { expected += encode(0, digest, alpha: alpha).inverseOrZero() }
        #expect(try boundary() == expected)
        #expect(try boundary(finals: [QuadFelt(3, 4), .zero]) == expected + QuadFelt(3, 4))
    }

    @Test func `a second final value is refused`() {
        #expect(throws: BusError.unusedFinal(1)) {
            try boundary(finals: [.zero, QuadFelt(0, 1)])
        }
    }

    @Test func `another shape is refused`() {
        #expect(throws: BusError.finalCount(expected: 2, got: 1)) {
            try boundary(finals: [.zero])
        }
        #expect(throws: BusError.publicValueCount(expected: 40, got: 39)) {
            try boundary(publicValues: Array(publicValues.dropLast()))
        }
    }

    @Test func `a message that encodes to zero is refused`() {
        let messages: [(UInt32, Word)] = [
            (1, Word(publicValues)), (2, .zero), (2, Word(publicValues, at: 36)), (0, digests[1]),
        ]
        for (bus, word) in messages {
            let alpha = -encode(bus, word, alpha: .zero)
            #expect(throws: BusError.zeroDenominator) { try boundary(alpha: alpha) }
        }
    }
}
