// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/notes/{id}/status`: whether a note is consumed, as far as can be known.
enum GetNoteStatus {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/notes/{id}/status",
            id: "getNoteStatus",
            tag: "Notes",
            summary: "Whether a note has been consumed.",
            description: "The nullifier of a private note does not follow from its id, so its "
                + "status is unknown; ask for the nullifier if you have it.",
            path: [GetNote.parameter],
            answers: MediaOffers.describedJSON("The status.", "NoteStatus"),
            problems: ProblemKind.lookup,
            handler: node.answering { routed in
                try node.read { snapshot in
                    let note = try GetNote.find(routed, in: snapshot)
                    let nullifier = try nullifier(of: note)
                    let spent = try nullifier.flatMap { (nullifier) throws in
                        try snapshot.block(spending: nullifier)
                    }
                    return Envelope.response { json in
                        json.object { json in
                            json.member("id", note.header.id)
                            json.member(
                                "status",
                                nullifier == nil
                                    ? "unknown" : spent == nil ? "unconsumed" : "consumed"
                            )
                            json.member("block_num", note.position.block)
                            json.member("nullifier", nullifier?.hex)
                            json.member("consumed_block_num", spent)
                        }
                    }
                    .revalidated()
                }
            }
        )
    }

    static func nullifier(of note: StoredNote) throws -> Nullifier? {
        guard case .public(let open) = try note.outputNote() else { return nil }
        return open.note.nullifier
    }
}
