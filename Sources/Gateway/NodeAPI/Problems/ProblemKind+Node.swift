// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// What endpoints of any kind refuse.
extension ProblemKind {
    static let invalidCursor = ProblemKind(
        code: "invalid_cursor",
        status: 400,
        title: "Invalid cursor",
        explanation: "A cursor goes with the filters of the query that gave it, and with no others."
    )
    static let invalidRange = ProblemKind(
        code: "invalid_range",
        status: 400,
        title: "Invalid range",
        explanation: "A range ends before it begins, or begins beyond the tip."
    )
    static let invalidBody = ProblemKind(
        code: "invalid_body",
        status: 400,
        title: "Invalid body",
        explanation: "The body is no JSON of the form that the resource reads."
    )
    static let genesisMismatch = ProblemKind(
        code: "genesis_mismatch",
        status: 406,
        title: "Another network",
        explanation:
            "The Accept field names the genesis block of another network. Nothing was done."
    )
    static let versionMismatch = ProblemKind(
        code: "version_mismatch",
        status: 406,
        title: "Another version",
        explanation:
            "The Accept field names a version of the protocol that the node does not speak."
    )
    static let notReady = ProblemKind(
        code: "not_ready",
        status: 503,
        title: "Not ready",
        explanation: "The node has no chain to answer from yet. Try again later."
    )
    static let storeUnavailable = ProblemKind(
        code: "store_unavailable",
        status: 503,
        title: "Store unavailable",
        explanation: "The node cannot read its database at the moment. Try again later."
    )
    static let notProven = ProblemKind(
        code: "not_proven",
        status: 404,
        title: "Not proven yet",
        explanation: "The block exists, but its proof does not."
    )
    static let accountNotPublic = ProblemKind(
        code: "account_not_public",
        status: 404,
        title: "Account not public",
        explanation: "The chain knows the commitment of a private account and nothing of its state."
    )
    static let statePruned = ProblemKind(
        code: "state_pruned",
        status: 410,
        title: "State no longer kept",
        explanation: "The node keeps the latest state of accounts; of earlier ones the commitment."
    )
    static let originRefused = ProblemKind(
        code: "origin_refused",
        status: 403,
        title: "Origin refused",
        explanation: "A page of this origin may not open WebSockets to the node, and no page may "
            + "make blocks."
    )

    /// What any endpoint may tell, whatever it does.
    static let common: [ProblemKind] = [
        .genesisMismatch, .versionMismatch, .notReady, .storeUnavailable, .internalError,
    ]
    /// What endpoints that list may tell.
    static let listing: [ProblemKind] =
        common + [.invalidCursor, .invalidRange, .notAcceptable]
    /// What endpoints that look one thing up may tell.
    static let lookup: [ProblemKind] = common + [.notFound, .notAcceptable]
}
