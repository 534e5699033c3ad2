// SPDX-License-Identifier: MIT

internal import Routing

/// Transactions, waiting and committed.
enum TransactionSchemas {
    static let all: [RouteTable.Schema] = [
        RouteTable.Schema("TransactionHeader", .object(header), "What a block says of one."),
        RouteTable.Schema(
            "CommittedTransaction",
            .object(header + [.init("block_num", .block), .init("index", .uint32)]),
            "A transaction's header with its place in the chain."
        ),
        AnswerSchema.page(
            "TransactionList",
            of: .reference("CommittedTransaction"),
            meta: AnswerSchema.span
        ),
        AnswerSchema.object("Transaction", .object(transaction)),
        RouteTable.Schema(
            "Submission",
            .object([
                .init("transaction", .base64, "The bytes of the proven transaction."),
                .optional("inputs", .base64, "Not needed: the proof alone decides."),
            ]),
            "A proven transaction in JSON; there are no other members."
        ),
    ]

    private static let header: [JSONSchema.Member] = [
        .init("id", .word), .init("account_id", .account),
        .init("initial_state_commitment", .word), .init("final_state_commitment", .word),
        .init(
            "input_notes",
            .array(
                .object([
                    .init("nullifier", .word),
                    .init("note_id", .nullable(.word), "Of notes that no block held before."),
                ])
            )
        ),
        .init("output_notes", .array(.reference("NoteHeader"))),
        .init("fee", .reference("Asset")),
    ]

    private static let transaction: [JSONSchema.Member] = [
        .init("id", .word),
        .init("status", .choice(["received", "verified", "batched", "committed", "dropped"])),
        .optional("block", .block, "Of a committed one."),
        .optional("code", .text, "Why it was dropped, for programs."),
        .optional("detail", .text, "Why it was dropped."),
        .optional("duplicate", .boolean, "Whether the node had it already."),
        .optional("header", .reference("TransactionHeader")),
        .optional(
            "receipt",
            .object([
                .init("block_num", .block), .init("block_commitment", .word),
                .init("index", .uint32, "Its place among the block's transactions."),
                .init("timestamp", .uint32, "Of the block, seconds since 1970."),
            ])
        ),
    ]
}
