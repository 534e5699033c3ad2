// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/notes/{id}/proof`: that a block holds a note.
enum GetNoteProof {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/notes/{id}/proof",
            id: "getNoteProof",
            tag: "Notes",
            summary: "The path of a note in the note tree of its block.",
            description: "As octet-stream: the inclusion proof.",
            path: [GetNote.parameter],
            answers: MediaOffers.described(200, "The proof.", "NoteProof"),
            problems: ProblemKind.lookup,
            handler: node.answering { routed in
                let type = try routed.negotiated(MediaOffers.jsonOrBytes)
                return try node.read { snapshot in
                    let note = try GetNote.find(routed, in: snapshot)
                    let proof = try snapshot.inclusionProof(of: note)
                    let tag = "\(note.header.id.hex).proof"
                    return type == .octetStream
                        ? .bytes(proof.encodedBytes).immutable(tag)
                        : Envelope.response { $0.write(proof) }.immutable("\(tag).json")
                }
            }
        )
    }
}
