// SPDX-License-Identifier: MIT

internal import Routing

/// Blocks and their parts.
enum ChainSchemas {
    static let all: [RouteTable.Schema] = [
        RouteTable.Schema("Header", .object(header), "A block header."),
        AnswerSchema.object("BlockHeader", .reference("Header")),
        AnswerSchema.page(
            "BlockHeaderList",
            of: .reference("Header"),
            meta: [.init("tip", .block)]
        ),
        AnswerSchema.object("Block", .object(block)),
        AnswerSchema.object(
            "BlockPath",
            .object([
                .init("forest", .count, "The number of blocks of the range."),
                .init("position", .count), .init("leaf", .word, "The block's commitment."),
                .init("path", .array(.word), "Siblings, from the leaf up to its peak."),
                .init("peaks", .array(.word), "Of the largest tree first."),
                .init("peaks_commitment", .word),
            ])
        ),
        AnswerSchema.object("BlockTransactions", .array(.reference("CommittedTransaction"))),
        AnswerSchema.object("BlockNotes", .array(.reference("CommittedNote"))),
        AnswerSchema.object("BlockNullifiers", .array(.word)),
    ]

    private static let header: [JSONSchema.Member] = [
        .init("block_num", .block), .init("commitment", .word), .init("version", .uint32),
        .init("prev_block_commitment", .word), .init("chain_commitment", .word),
        .init("account_root", .word), .init("nullifier_root", .word), .init("note_root", .word),
        .init("tx_commitment", .word), .init("tx_kernel_commitment", .word),
        .init("validator_key", .hex(byteCount: 33), "A compressed point of secp256k1."),
        .init(
            "fee_parameters",
            .object([.init("native_asset_id", .account), .init("verification_base_fee", .uint32)])
        ),
        .init("timestamp", .uint32, "Seconds since 1970."),
    ]

    private static let block: [JSONSchema.Member] = [
        .init("header", .reference("Header")), .init("signature", .hex(byteCount: 65)),
        .init("byte_count", .count), .init("transaction_count", .count),
        .init("note_count", .count), .init("nullifier_count", .count),
        .init("account_count", .count),
        .optional("transactions", .array(.reference("TransactionHeader"))),
        .optional("notes", .array(.reference("CommittedNote"))),
        .optional("nullifiers", .array(.word)),
        .optional(
            "accounts",
            .array(
                .object([
                    .init("account_id", .account), .init("block_num", .block),
                    .init("commitment", .word), .init("type", .choice(["private", "public"])),
                    .optional("delta", .base64, "What changed of a public account."),
                ])
            )
        ),
        .optional("proof", .null, "Blocks are not proven yet."),
    ]
}
