// SPDX-License-Identifier: MIT

internal import Routing

/// Accounts and their parts.
enum AccountSchemas {
    static let all: [RouteTable.Schema] = [
        RouteTable.Schema("StorageSlotHeader", .object(slot), "A slot; of a map, its root."),
        AnswerSchema.object("Account", .object(account), meta: [.init("block_num", .block)]),
        AnswerSchema.object("AccountWitness", .object(witness)),
        AnswerSchema.page("AssetList", of: .reference("Asset"), meta: [.init("vault_root", .word)]),
        RouteTable.Schema(
            "StorageSlot",
            .any([
                envelope(.reference("StorageSlotHeader")), envelope(.object(entryProof)),
                envelope(
                    .array(.object(entry)),
                    meta: [
                        .init("slot", .reference("StorageSlotHeader")),
                        .init("next_cursor", .nullable(.text)),
                    ]
                ),
            ]),
            "A slot of a value, an entry of a map with its proof, or a page of a map's entries."
        ),
    ]

    private static func envelope(
        _ data: JSONSchema,
        meta: [JSONSchema.Member] = []
    ) -> JSONSchema {
        AnswerSchema.object("", data, meta: meta).schema
    }

    private static let slot: [JSONSchema.Member] = [
        .init("name", .text), .init("type", .choice(["value", "map"])), .init("value", .word),
    ]

    private static let entry: [JSONSchema.Member] = [.init("key", .word), .init("value", .word)]

    private static let entryProof: [JSONSchema.Member] =
        entry + [
            .init("root", .word, "Of the map."), .init("proof", .reference("SparseTreeProof")),
        ]

    private static let account: [JSONSchema.Member] = [
        .init("id", .account), .init("address", .text, "As wallets write it, in bech32."),
        .init("type", .choice(["private", "public"])), .init("commitment", .word),
        .init("block_num", .nullable(.block), "The block that changed it last, if known."),
        .init(
            "state",
            .nullable(
                .object([
                    .init("nonce", .decimal), .init("vault_root", .word),
                    .init("storage_commitment", .word), .init("code_commitment", .word),
                ])
            )
        ),
        .optional("storage", .nullable(.array(.reference("StorageSlotHeader")))),
        .optional(
            "vault",
            .nullable(
                .object([.init("assets", .array(.reference("Asset"))), .init("has_more", .boolean)])
            )
        ),
        .optional("code", .nullable(.base64)), .init("witness", .object(witness)),
    ]

    private static let witness: [JSONSchema.Member] = [
        .init("account_id", .account),
        .init("witness_id", .account, "The account that has its place in the tree."),
        .init("commitment", .nullable(.word)), .init("block_num", .block),
        .init("root", .nullable(.word)), .init("path", .reference("SparsePath")),
    ]
}
