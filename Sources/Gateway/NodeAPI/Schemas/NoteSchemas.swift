// SPDX-License-Identifier: MIT

internal import Routing

/// Notes and nullifiers.
enum NoteSchemas {
    static let all: [RouteTable.Schema] = [
        RouteTable.Schema("NoteHeader", .object(header), "What everybody may know of a note."),
        RouteTable.Schema("CommittedNote", .object(note), "A note in its block."),
        AnswerSchema.object("Note", .reference("CommittedNote")),
        AnswerSchema.page("NoteList", of: .reference("CommittedNote"), meta: AnswerSchema.span),
        AnswerSchema.object(
            "NoteProof",
            .object([
                .init("block_num", .block), .init("index", .integer(0...0xFFFF)),
                .init("path", .reference("SparsePath")),
            ])
        ),
        AnswerSchema.object(
            "NoteStatus",
            .object([
                .init("id", .word),
                .init("status", .choice(["unknown", "unconsumed", "consumed"])),
                .init("block_num", .block), .init("nullifier", .nullable(.word)),
                .init("consumed_block_num", .nullable(.block)),
            ])
        ),
        AnswerSchema.object(
            "Nullifier",
            .object([
                .init("nullifier", .word),
                .init("block_num", .nullable(.block), "Null while the note is not consumed."),
                .init("root", .word), .init("witness", .reference("SparseTreeProof")),
            ]),
            meta: [.init("block_num", .block)]
        ),
        AnswerSchema.page(
            "NullifierList",
            of: .object([.init("nullifier", .word), .init("block_num", .block)]),
            meta: AnswerSchema.span
        ),
    ]

    private static let header: [JSONSchema.Member] = [
        .init("id", .word), .init("details_commitment", .word),
        .init(
            "metadata",
            .object([
                .init("sender", .account), .init("note_type", .choice(["public", "private"])),
                .init("tag", .uint32), .init("attachment_schemes", .array(.integer(0...0xFFFF))),
                .init("attachments_commitment", .word),
            ])
        ),
    ]

    private static let note: [JSONSchema.Member] =
        header + [
            .init("block_num", .block),
            .init("index", .integer(0...0xFFFF), "Its place in the block's note tree."),
            .init(
                "attachments",
                .array(
                    .object([
                        .init("scheme", .integer(0...0xFFFF)), .init("words", .array(.word)),
                    ])
                )
            ),
            .init("nullifier", .nullable(.word), "Null of private notes."),
            .init("details", .nullable(.object(details)), "Null of private notes."),
        ]

    private static let details: [JSONSchema.Member] = [
        .init("assets", .array(.reference("Asset"))), .init("recipient", .word),
        .init("serial_number", .word), .init("script_root", .word), .init("script", .base64),
        .init("storage", .array(.decimal)),
    ]
}
