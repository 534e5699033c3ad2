// SPDX-License-Identifier: MIT

internal import FieldArithmetic
public import HTTPSemantics
internal import JSONText
public import NodeInterfaces
internal import ProtocolTypes

extension ProblemKind {
    /// The kinds of refusal that a validator tells.
    static let signing: [ProblemKind] =
        InvalidBlock.Code.allCases.map { .invalidBlock($0) }
        + [.alreadySigned, .notNext, .validatorUnavailable]

    /// Another block of the height is signed.
    static let alreadySigned = ProblemKind(
        code: SigningRefusal.Code.alreadySigned.rawValue,
        status: 409,
        title: "Already signed",
        explanation: "Another block of this height carries the signature; ask which."
    )
    /// The block is not the next one.
    static let notNext = ProblemKind(
        code: SigningRefusal.Code.notNext.rawValue,
        status: 409,
        title: "Not the next block",
        explanation: "The block does not follow the last one that was signed."
    )
    /// The validator cannot sign now.
    static let validatorUnavailable = ProblemKind(
        code: SigningRefusal.Code.unavailable.rawValue,
        status: 503,
        title: "Validator unavailable",
        explanation: "The validator cannot write its journal or is at work. Ask again later."
    )

    static func invalidBlock(_ code: InvalidBlock.Code) -> ProblemKind {
        ProblemKind(
            code: code.rawValue,
            status: code == .malformed ? 400 : 422,
            title: "Invalid block",
            explanation: "The proposal breaks a rule. Asking again is pointless."
        )
    }
}

extension SigningRefusal {
    /// The refusal as a problem document.
    public var problem: Problem {
        switch self {
        case .invalid(let fault):
            let problem = Problem(.invalidBlock(fault.code), fault.detail)
            switch fault {
            case .otherParent(let expected, let got), .otherKernel(let expected, let got):
                return problem.with("expected", expected.hex).with("got", got.hex)
            case .proposal, .state, .otherValidatorKey, .told: return problem
            }
        case .alreadySigned(let height):
            return Problem(.alreadySigned, "another block \(height.value) is signed")
                .with("height") { $0.number(height.value) }
        case .notNext(let expected, let got):
            return Problem(.notNext, "block \(expected.value) is next, not \(got.value)")
                .with("expected") { $0.number(expected.value) }
                .with("got") { $0.number(got.value) }
        case .unavailable(let reason):
            return Problem(.validatorUnavailable, reason)
        }
    }
}
