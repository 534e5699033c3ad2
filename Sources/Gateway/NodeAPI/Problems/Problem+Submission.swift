// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import NodeInterfaces
internal import ProtocolTypes

extension Problem {
    /// Tells why a transaction was refused.
    init(_ error: SubmissionError) {
        switch error {
        case .malformed(let failure):
            self = Problem(.malformedTransaction, "the bytes are no proven transaction")
                .with("offset") { $0.number(failure.offset) }
                .with("cause", failure.cause.text)
        case .unknownReferenceBlock(let number, let commitment):
            self = Problem(
                .unknownReferenceBlock,
                "block \(number.value) does not have the commitment that the transaction names"
            )
            .with("block") { $0.number(number.value) }
            .with("expected", commitment.hex)
        case .proofInvalid(let refusal):
            self = Problem(.proofInvalid, "the proof does not hold")
                .with("cause", refusal.text)
        case .notAdmitted(let error): self = Problem(error)
        case .busy:
            self = Problem(.mempoolFull, "too many submissions are being checked")
                .retrying(after: .seconds(1))
        case .unavailable(let reason):
            self = Problem(.unavailable, reason).retrying(after: .seconds(1))
        }
    }

    /// Tells why a valid transaction was not taken into the mempool.
    init(_ error: AdmissionError) {
        let detail = error.detail
        switch error {
        case .expired(let expiration, let tip):
            self = Problem(.expired, detail)
                .with("expiration") { $0.number(expiration.value) }
                .with("tip") { $0.number(tip.value) }
        case .nullifierSpent(let nullifier, let conflict):
            self = Problem(.nullifierSpent, detail)
                .with("nullifier", nullifier.hex).with(conflict)
        case .outputNoteExists(let note, let conflict):
            self = Problem(.outputNoteExists, detail).with("note", note.hex).with(conflict)
        case .unauthenticatedNoteMissing(let note):
            self = Problem(.unauthenticatedNoteMissing, detail).with("note", note.hex)
        case .accountConflict(let account, let expected, let current):
            self = Problem(.accountConflict, detail)
                .with("account", account.hex)
                .with("expected", expected.hex)
                .with("current", current.hex)
        case .networkAccountRestricted(let account):
            self = Problem(.networkAccountRestricted, detail).with("account", account.hex)
        case .mempoolFull:
            self = Problem(.mempoolFull, detail).retrying(after: .seconds(1))
        }
    }

    private func with(_ conflict: AdmissionError.Conflict) -> Problem {
        switch conflict {
        case .committed: with("by", "committed")
        case .pending(let id): with("by", "pending").with("transaction", id.hex)
        }
    }
}
