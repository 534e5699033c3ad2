// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store
internal import WebPages

/// `GET /tx/{id}`: a transaction, from the moment the node has it.
enum TransactionPageRoute {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/tx/{id}",
            id: "getTransactionPage",
            tag: "Pages",
            summary: "The page of a transaction.",
            path: [Route.Parameter("id", .identifier, "The id of a transaction.")],
            answers: PageAnswer.answers,
            problems: PageAnswer.problems,
            handler: PageAnswer.handler(node) { routed in
                let id = TransactionID(try PathValue.requireWord(routed.path("id"), "id"))
                let lookup = try await TransactionLookup.find(id, node)
                    .orNotFound("the node knows no such transaction")
                let waiting = try node.read { snapshot in try snapshot.journaled(id)?.bytes }
                let proven = waiting.flatMap { try? ProvenTransaction(decoding: $0) }
                let header = lookup.stored?.header ?? proven?.header
                let page = TransactionPageRoute.page(lookup, header, proven)
                return PageAnswer.page(page.rendered(on: PageAnswer.site(node)))
            }
        )
    }

    private static func page(
        _ lookup: TransactionLookup,
        _ header: TransactionHeader?,
        _ proven: ProvenTransaction?
    ) -> TransactionPage {
        let fee = header.flatMap { $0.fee.amount == 0 ? nil : PageRows.asset(.fungible($0.fee)) }
        let expiration = proven?.expiration
        return TransactionPage(
            id: lookup.id.hex,
            account: header?.accountID.hex ?? "",
            state: PageRows.state(lookup.status),
            timestamp: lookup.block?.timestamp,
            initialState: header?.initialState.hex ?? "",
            finalState: header?.finalState.hex ?? "",
            referenceBlock: proven?.referenceBlock.value,
            expirationBlock: expiration == .max ? nil : expiration?.value,
            fee: fee,
            nullifiers: header?.inputNotes.nullifiers.map(\.hex) ?? [],
            outputNotes: header?.outputNotes.map(PageRows.note) ?? []
        )
    }
}
