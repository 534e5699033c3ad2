// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The messages that the statement itself sends and receives.
struct BusBoundary {
    let alpha: QuadFelt
    let beta: QuadFelt

    /// The sum of the statement's fractions: the program's block is announced, the transcript
    /// starts at zero and ends at the public state, and each kernel procedure is declared.
    ///
    /// - Complexity: One inversion, whatever the number of procedures.
    func total(publicValues: [Felt], kernelDigests: [Word]) throws(BusError) -> QuadFelt {
        let program = Word(publicValues, at: PublicValues.programHash)
        let transcript = Word(publicValues, at: PublicValues.transcriptState)
        // Numerators and denominators are added up apart; a zero factor shows in the product.
        var numerator = QuadFelt.zero
        var denominator = QuadFelt.one
        func add(_ id: BusID, _ word: Word, sign: Felt) {
            let encoded = encode(id, word)
            numerator = numerator * encoded + denominator * sign
            denominator *= encoded
        }
        add(.blockHash, program, sign: .one)
        add(.transcriptState, .zero, sign: .one)
        add(.transcriptState, transcript, sign: -.one)
        for digest in kernelDigests { add(.kernelROMInit, digest, sign: .one) }
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
