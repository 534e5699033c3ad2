// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store
internal import WebPages

/// `GET /block/{id}`: a block.
enum BlockPageRoute {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/block/{id}",
            id: "getBlockPage",
            tag: "Pages",
            summary: "The page of a block.",
            path: [Route.Parameter("id", .identifier, "A block, by number, commitment or name.")],
            answers: PageAnswer.answers,
            problems: PageAnswer.problems,
            handler: PageAnswer.handler(node) { routed in
                let name = try BlockName(routed.path("id"))
                let page = try node.read { snapshot in
                    let number = try name.resolve(in: snapshot)
                    let view = try BlockView(number, in: snapshot).orNotFound("no such block")
                    return BlockPageRoute.page(view, try PageRows.block(view.header, in: snapshot))
                }
                return PageAnswer.page(page.rendered(on: PageAnswer.site(node)))
            }
        )
    }

    private static func page(_ view: BlockView, _ row: BlockRow) -> BlockPage {
        let header = view.header
        let commitments = [
            ("Chain", header.chainCommitment), ("Account root", header.accountRoot),
            ("Nullifier root", header.nullifierRoot), ("Note root", header.noteRoot),
            ("Transactions", header.transactionCommitment),
            ("Transaction kernel", header.kernelCommitment),
        ]
        return BlockPage(
            block: row,
            parent: header.previousCommitment.hex,
            commitments: commitments.map { NamedCommitment(name: $0.0, value: $0.1.hex) },
            byteCount: view.bytes.count,
            transactions: view.transactions.map(PageRows.transaction),
            notes: view.notes.map { PageRows.note($0.note.header) },
            nullifiers: view.nullifiers.map(\.nullifier.hex),
            accounts: view.accounts.map { update in
                AccountUpdateRow(
                    id: update.id.hex,
                    isPublic: update.id.isPublic,
                    commitment: update.commitment.hex
                )
            }
        )
    }
}
