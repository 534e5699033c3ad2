// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// Why a transaction is not taken.
extension ProblemKind {
    static let malformedTransaction = ProblemKind(
        code: "malformed_transaction",
        status: 400,
        title: "Malformed transaction",
        explanation: "The bytes are no proven transaction; offset says where they stop being one."
    )
    static let unknownReferenceBlock = ProblemKind(
        code: "unknown_reference_block",
        status: 400,
        title: "Unknown reference block",
        explanation: "The transaction was built on a block that is not on this chain."
    )
    static let proofInvalid = ProblemKind(
        code: "proof_invalid",
        status: 400,
        title: "Invalid proof",
        explanation: "The proof does not show what the transaction claims."
    )
    static let expired = ProblemKind(
        code: "expired",
        status: 400,
        title: "Expired",
        explanation: "The transaction ends too soon to be sealed. Build it again on the tip."
    )
    static let nullifierSpent = ProblemKind(
        code: "nullifier_spent",
        status: 409,
        title: "Note already consumed",
        explanation: "A note that the transaction consumes is consumed in a block or by a "
            + "transaction that came first."
    )
    static let outputNoteExists = ProblemKind(
        code: "output_note_exists",
        status: 409,
        title: "Note exists already",
        explanation: "A note that the transaction creates exists in a block or comes from a "
            + "transaction that came first."
    )
    static let unauthenticatedNoteMissing = ProblemKind(
        code: "unauthenticated_note_missing",
        status: 409,
        title: "Note missing",
        explanation: "The transaction consumes a note that is in no block and that no waiting "
            + "transaction creates."
    )
    static let accountConflict = ProblemKind(
        code: "account_conflict",
        status: 409,
        title: "Account changed",
        explanation: "The account is in the state `current`, not in `expected`. Sync and rebuild."
    )
    static let networkAccountRestricted = ProblemKind(
        code: "network_account_restricted",
        status: 403,
        title: "Network account",
        explanation: "Once a network account is on chain, the network makes its transactions. Send "
            + "it a note instead.",
        grpcStatus: 3
    )
    static let mempoolFull = ProblemKind(
        code: "mempool_full",
        status: 503,
        title: "Mempool full",
        explanation: "The node holds as many transactions as it takes on. Send the same later."
    )
    static let unavailable = ProblemKind(
        code: "unavailable",
        status: 503,
        title: "Unavailable",
        explanation: "The node cannot take transactions at the moment; this one is not at fault."
    )

    /// All that a submission may be refused for.
    static let submission: [ProblemKind] =
        common + [
            .invalidBody, .malformedTransaction, .unknownReferenceBlock, .proofInvalid, .expired,
            .nullifierSpent, .outputNoteExists, .unauthenticatedNoteMissing, .accountConflict,
            .networkAccountRestricted, .mempoolFull, .unavailable,
        ]
}
