// SPDX-License-Identifier: MIT

public import Commitments

/// Why a proof was refused.
///
/// Each case names the protocol step that refused it.
public enum VerificationError: Error, Equatable, Sendable {
    /// The trace length `2^log2` is outside what the verifier accepts.
    case traceLength(log2: Int)
    /// A part of the proof has another size than the statement and the drawn positions demand.
    case malformed(Part, expected: Int, got: Int)
    /// A proof-of-work witness does not give the required zero bits.
    case proofOfWork(Work, requiredBits: Int)
    /// Opened rows and nodes do not lead to the committed root.
    case openingMismatch(Tree)
    /// A FRI layer, or the final polynomial, contradicts the layer before.
    case folding(round: Int, FRIVerifier.Refusal)
    /// The second auxiliary final value is not zero.
    case placeholderFinalNotZero
    /// A message of the statement has a zero denominator under the drawn challenges.
    case zeroBusDenominator
    /// The constraints do not vanish: their quotient is not the committed one.
    case constraintMismatch
    /// What the buses took in does not balance what the statement puts out.
    case busImbalance

    /// A part of a proof whose size is checked before it is indexed.
    public enum Part: Sendable {
        /// The list of field elements up to the openings.
        case elementsBeforeOpenings
        /// The list of digests up to the openings.
        case digestsBeforeOpenings
        /// The whole list of field elements.
        case elements
        /// The whole list of digests.
        case digests
        /// The statement's public values.
        case publicValues
    }

    /// A proof of work.
    public enum Work: Equatable, Sendable {
        /// Before the DEEP challenges.
        case deep
        /// Before a folding challenge.
        case folding(round: Int)
        /// Before the positions.
        case queries
    }

    /// A committed tree.
    public enum Tree: Equatable, Sendable {
        /// The main trace.
        case mainTrace
        /// The auxiliary trace.
        case auxTrace
        /// The quotient chunks.
        case quotient
        /// A FRI layer.
        case friLayer(round: Int)
    }
}
