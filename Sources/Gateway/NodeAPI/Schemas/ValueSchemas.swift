// SPDX-License-Identifier: MIT

internal import Routing

/// The values that many answers are made of.
enum ValueSchemas {
    static let all: [RouteTable.Schema] = [
        RouteTable.Schema(
            "Word",
            .hex(byteCount: 32),
            "Four field elements of eight bytes, little-endian: a commitment, id or key."
        ),
        RouteTable.Schema(
            "Decimal",
            .string(pattern: "^(0|[1-9][0-9]{0,19})$"),
            "A number of 64 bits; a text, since many readers of JSON would round it."
        ),
        RouteTable.Schema("AccountID", .hex(byteCount: 15), "An account's id."),
        RouteTable.Schema(
            "Asset",
            .any([
                .object([.init("amount", .decimal)] + asset),
                .object([.init("item", .word, "The hash of the item's data.")] + asset),
            ]),
            "A fungible amount, or a single item."
        ),
        RouteTable.Schema(
            "SparsePath",
            .object([
                .init("depth", .integer(0...64)),
                .init("empty_nodes_mask", .decimal, "Bit i: sibling i is an empty subtree's."),
                .init("nodes", .array(.word), "The other siblings, from the leaf up."),
            ]),
            "A path from a leaf to the root of a Merkle tree."
        ),
        RouteTable.Schema(
            "SparseTreeProof",
            .object([
                .init("path", .reference("SparsePath")),
                .init(
                    "leaf",
                    .object([
                        .init("index", .decimal),
                        .init(
                            "entries",
                            .array(.object([.init("key", .word), .init("value", .word)]))
                        ),
                    ])
                ),
            ]),
            "What a sparse tree says about a key: a leaf with its path."
        ),
    ]

    private static let asset: [JSONSchema.Member] = [
        .init("faucet_id", .account), .init("has_callbacks", .boolean), .init("vault_key", .word),
    ]
}
