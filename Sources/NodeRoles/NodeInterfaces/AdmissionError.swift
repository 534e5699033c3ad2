// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import ProtocolTypes

/// Why a valid transaction was not taken into the mempool.
public enum AdmissionError: Error, Equatable, Sendable {
    /// It ends too soon to be sealed; a block that is being made counts as the tip.
    case expired(expiration: BlockNumber, tip: BlockNumber)
    /// A note that it consumes is consumed already: in a block, or by a pending transaction.
    case nullifierSpent(Nullifier, by: Conflict)
    /// A note that it creates exists already: in a block, or from a pending transaction.
    case outputNoteExists(NoteID, by: Conflict)
    /// A note that it consumes without proof is neither in a block nor pending.
    case unauthenticatedNoteMissing(NoteID)
    /// The account is not in the state that the transaction starts from.
    case accountConflict(account: AccountID, expected: Word, current: Word)
    /// Transactions of the account are the network's to make, once it is on chain.
    case networkAccountRestricted(AccountID)
    /// No more transactions fit.
    case mempoolFull(limit: Int)

    /// What stands in the way of a transaction.
    public enum Conflict: Equatable, Sendable {
        /// A sealed block.
        case committed
        /// A pending transaction.
        case pending(TransactionID)
    }

    /// The machine code of the public interface.
    public var code: String {
        switch self {
        case .expired: "expired"
        case .nullifierSpent: "nullifier_spent"
        case .outputNoteExists: "output_note_exists"
        case .unauthenticatedNoteMissing: "unauthenticated_note_missing"
        case .accountConflict: "account_conflict"
        case .networkAccountRestricted: "network_account_restricted"
        case .mempoolFull: "mempool_full"
        }
    }

    /// What happened, for people.
    public var detail: String {
        switch self {
        case .expired(let expiration, let tip):
            "expires after block \(expiration.value), too soon for a tip of \(tip.value)"
        case .nullifierSpent(let nullifier, let conflict):
            "the note with nullifier \(nullifier.hex) is consumed \(conflict.detail)"
        case .outputNoteExists(let note, let conflict):
            "the note \(note.hex) is created \(conflict.detail)"
        case .unauthenticatedNoteMissing(let note):
            "the note \(note.hex) is in no block and no pending transaction creates it"
        case .accountConflict(let account, let expected, let current):
            "account \(account.hex) is in state \(current.hex), not \(expected.hex)"
        case .networkAccountRestricted(let account):
            "account \(account.hex) is a network account, whose transactions the network makes"
        case .mempoolFull(let limit): "the mempool holds its limit of \(limit) transactions"
        }
    }
}

extension AdmissionError.Conflict {
    /// Who was first, for people.
    public var detail: String {
        switch self {
        case .committed: "in a sealed block"
        case .pending(let id): "by the pending transaction \(id.hex)"
        }
    }
}
