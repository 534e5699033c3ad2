// SPDX-License-Identifier: MIT

internal import Routing

/// The node itself.
enum StatusSchemas {
    static let all: [RouteTable.Schema] = [
        AnswerSchema.object("Status", .object(status)),
        AnswerSchema.object(
            "Limits",
            .map(.object([.init("value", .count), .init("unit", .text)]))
        ),
        AnswerSchema.object("Mempool", .object(mempool)),
    ]

    private static let mempool: [JSONSchema.Member] = [
        .init("transaction_count", .count), .init("byte_count", .count),
        .init("oldest_age_seconds", .nullable(.count)),
        .optional("ids", .array(.word), "In the order of arrival."),
    ]

    private static let status: [JSONSchema.Member] = [
        .init("version", .text), .init("network", .text), .init("genesis_commitment", .word),
        .init("chain_tip", .block), .init("proven_tip", .block),
        .init(
            "tip",
            .object([
                .init("block_num", .block), .init("commitment", .word),
                .init("timestamp", .uint32, "Seconds since 1970."),
            ])
        ),
        .init(
            "counts",
            .object([
                .init("transactions", .count), .init("notes", .count),
                .init("nullifiers", .count), .init("accounts", .count),
            ]),
            "What the chain holds."
        ),
        .init("validator", .object([.init("public_key", .hex(byteCount: 33))])),
        .init("mempool", .nullable(.object(mempool))),
        .init("peers", .array(.text), "Other nodes as this one sees them."),
    ]
}
