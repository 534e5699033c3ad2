// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/notes`: by tag, along the chain.
enum ListNotes {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/notes",
            id: "listNotes",
            tag: "Notes",
            summary: "The committed notes with some tags.",
            query: [
                Route.Parameter(
                    "tag",
                    .list(of: .uint32, countMax: node.limits.queryItemsMax),
                    "The tags, numbers of 32 bits.",
                    isRequired: true
                )
            ] + ChainPage.parameters(node),
            answers: MediaOffers.describedList("A page of notes.", "NoteList"),
            problems: ProblemKind.listing,
            handler: node.answering { routed in
                var tags: Set<NoteTag> = []
                for text in routed.list("tag") {
                    guard let value = UInt32(text) else {
                        throw PathValue.malformed("tag", "must be numbers of 32 bits")
                    }
                    tags.insert(NoteTag(value))
                }
                return try ChainPage.answer(
                    routed,
                    filters: tags.sorted().map { "\($0.value)" },
                    from: node,
                    find: { snapshot, span in
                        try snapshot.notes(tagged: tags, span)
                            .map { (note: $0, output: try $0.outputNote()) }
                    },
                    position: { $0.note.position },
                    write: { json, item in
                        let note = item.note
                        json.write(item.output, in: note.position.block, index: note.index)
                    }
                )
            }
        )
    }
}
