// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The messages that the statement itself sends and receives.
struct BusBoundary {
    let alpha: QuadFelt
    let beta: QuadFelt

    /// The statement's messages, encoded, and how often each is sent: the program's block is
    /// announced, the transcript starts at zero and ends at the public state, and each kernel
    /// procedure is declared.
    func messages(
        publicValues: [Felt],
        kernelDigests: [Word]
    ) -> [(encoded: QuadFelt, count: Felt)] {
        let program = Word(publicValues, at: PublicValues.programHash)
        let transcript = Word(publicValues, at: PublicValues.transcriptState)
        return [
            (encode(.blockHash, program), .one),
            (encode(.transcriptState, .zero), .one),
            (encode(.transcriptState, transcript), -.one),
        ] + kernelDigests.map { (encode(.kernelROMInit, $0), .one) }
    }

    /// The sum of the statement's fractions.
    ///
    /// - Complexity: One inversion, whatever the number of procedures.
    func total(publicValues: [Felt], kernelDigests: [Word]) throws(BusError) -> QuadFelt {
        // Numerators and denominators are added up apart; a zero factor shows in the product.
        var numerator = QuadFelt.zero
        var denominator = QuadFelt.one
        for (encoded, count) in messages(publicValues: publicValues, kernelDigests: kernelDigests) {
            numerator = numerator * encoded + denominator * count
            denominator *= encoded
        }
        guard let inverse = denominator.inverse() else { throw .zeroDenominator }
        return numerator * inverse
    }

    private func encode(_ id: BusID, _ word: Word) -> QuadFelt {
        var value = QuadFelt.zero
        for element in word.elements.reversed() { value = value * beta + element }
        let prefix = beta.squared(times: 4) * Felt(UInt32(id.rawValue + 1))
        return alpha + prefix + value
    }
}
