// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store
internal import WebPages

/// `GET /note/{id}`: a note.
enum NotePageRoute {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/note/{id}",
            id: "getNotePage",
            tag: "Pages",
            summary: "The page of a note.",
            path: [Route.Parameter("id", .identifier, "The id of a note.")],
            answers: PageAnswer.answers,
            problems: PageAnswer.problems,
            handler: PageAnswer.handler(node) { routed in
                let page = try node.read { snapshot in
                    try NotePageRoute.page(try GetNote.find(routed, in: snapshot), snapshot)
                }
                return PageAnswer.page(page.rendered(on: PageAnswer.site(node)))
            }
        )
    }

    private static func page(
        _ stored: StoredNote,
        _ snapshot: borrowing Snapshot
    ) throws -> NotePage {
        var contents = NotePage.Contents.notPublic
        var consumption = NotePage.Consumption.unknowable
        if case .public(let open) = try stored.outputNote() {
            contents = .open(details(open.note))
            let block = try snapshot.block(spending: open.note.nullifier)
            consumption = block.map { .consumed(block: $0.value) } ?? .unconsumed
        }
        return NotePage(
            note: PageRows.note(stored.header),
            block: stored.position.block.value,
            indexInBlock: Int(stored.position.index),
            consumption: consumption,
            contents: contents
        )
    }

    private static func details(_ note: Note) -> WebPages.NoteDetails {
        WebPages.NoteDetails(
            scriptName: nil,
            scriptRoot: note.recipient.script.root.hex,
            recipient: note.recipient.digest.hex,
            serialNumber: note.recipient.serialNumber.hex,
            nullifier: note.nullifier.hex,
            storage: note.recipient.storage.items.map { "\($0.value)" },
            assets: note.assets.assets.map(PageRows.asset)
        )
    }
}
