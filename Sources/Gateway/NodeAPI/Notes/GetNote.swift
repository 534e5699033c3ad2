// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/notes/{id}`: a committed note; of private ones header and attachments.
enum GetNote {
    static let parameter = PathValue.wordParameter("id", "The id of a note.")

    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/notes/{id}",
            id: "getNote",
            tag: "Notes",
            summary: "A committed note.",
            description: "As octet-stream: the output note as its block holds it.",
            path: [parameter],
            answers: MediaOffers.described(200, "The note.", "Note"),
            problems: ProblemKind.lookup,
            handler: node.answering { routed in
                let type = try routed.negotiated(MediaOffers.jsonOrBytes)
                return try node.read { snapshot in
                    let note = try find(routed, in: snapshot)
                    let tag = note.header.id.hex
                    if type == .octetStream { return .bytes(note.bytes).immutable("\(tag).note") }
                    let output = try note.outputNote()
                    return Envelope.response {
                        $0.write(output, in: note.position.block, index: note.index)
                    }
                    .immutable("\(tag).note.json")
                }
            }
        )
    }

    /// The note that a path names.
    static func find(
        _ routed: RoutedRequest,
        in snapshot: borrowing Snapshot
    ) throws -> StoredNote {
        let id = NoteID(try PathValue.requireWord(routed.path("id"), "id"))
        return try snapshot.note(id).orNotFound("no block holds this note")
    }
}
