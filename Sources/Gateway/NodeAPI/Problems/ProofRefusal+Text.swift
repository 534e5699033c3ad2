// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
public import STARKVerifier
public import TransactionVerifier
public import VMVerifier

extension TransactionRefusal {
    /// What does not fit, for people.
    public var text: String {
        switch self {
        case .deltaCommitment(let expected, let got):
            "the published change hashes to \(got.hex), the proof speaks of \(expected.hex)"
        case .feeNotReversible: "the published change cannot take the fee back"
        case .proof(let error): "step \(error.step): \(error.text)"
        }
    }
}

extension ExecutionProofError {
    /// The step of the verifier that refused.
    public var step: String {
        switch self {
        case .precompile: "precompiles"
        case .malformedProof: "decoding"
        case .refused(let error): error.step
        }
    }

    /// What does not hold, for people.
    public var text: String {
        switch self {
        case .precompile(let index, let refusal): "precompile request \(index) \(refusal.text)"
        case .malformedProof(let failure):
            "at byte \(failure.offset) of the inner proof, \(failure.cause.text)"
        case .refused(let error): error.text
        }
    }
}

extension PrecompileRefusal {
    fileprivate var text: String {
        switch self {
        case .unknownEvent(let id): "names the event \(id), which no precompile has"
        case .shortCallData(let expected, let got): "needs \(expected) bytes and has \(got)"
        case .longCallData(let limit, let got): "has \(got) bytes, at most \(limit) are allowed"
        case .undecodable: "holds a key or signature that does not decode"
        }
    }
}

extension VerificationError {
    /// The step that refused, in the verifier's own words.
    public var step: String {
        switch self {
        case .traceLength, .malformed: "shape"
        case .proofOfWork(.deep, _): "DEEP"
        case .proofOfWork(.folding, _), .folding: "FRI"
        case .proofOfWork(.queries, _): "queries"
        case .openingMismatch: "openings"
        case .placeholderFinalNotZero, .zeroBusDenominator, .constraintMismatch, .busImbalance:
            "constraints"
        }
    }

    /// What does not hold, for people.
    public var text: String {
        switch self {
        case .traceLength(let log2): "no verifier accepts a trace of 2^\(log2) rows"
        case .malformed(let part, let expected, let got):
            "\(part.text): \(expected) are expected, there are \(got)"
        case .proofOfWork(_, let bits): "the witness does not show \(bits) bits of work"
        case .openingMismatch(let tree):
            "the opened rows do not lead to the root of the \(tree.text)"
        case .folding(let round, _): "round \(round) contradicts the layer before it"
        case .placeholderFinalNotZero: "the second final value is not zero"
        case .zeroBusDenominator: "a message of the statement has a zero denominator"
        case .constraintMismatch: "the constraints do not vanish"
        case .busImbalance: "the buses do not balance what the statement puts out"
        }
    }
}

extension VerificationError.Part {
    fileprivate var text: String {
        switch self {
        case .elementsBeforeOpenings: "field elements before the openings"
        case .digestsBeforeOpenings: "digests before the openings"
        case .elements: "field elements"
        case .digests: "digests"
        case .publicValues: "public values"
        }
    }
}

extension VerificationError.Tree {
    fileprivate var text: String {
        switch self {
        case .mainTrace: "main trace"
        case .auxTrace: "auxiliary trace"
        case .quotient: "quotient"
        case .friLayer(let round): "FRI layer \(round)"
        }
    }
}
