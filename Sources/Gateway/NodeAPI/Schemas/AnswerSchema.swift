// SPDX-License-Identifier: MIT

internal import Routing

/// The form that all answers share.
enum AnswerSchema {
    /// An answer: data, and what is to be known about it.
    static func object(
        _ name: String,
        _ data: JSONSchema,
        meta: [JSONSchema.Member] = []
    ) -> RouteTable.Schema {
        RouteTable.Schema(name, .object([.init("data", data), .init("meta", .object(meta))]))
    }

    /// A page of a list.
    static func page(
        _ name: String,
        of items: JSONSchema,
        meta: [JSONSchema.Member] = []
    ) -> RouteTable.Schema {
        let cursor = JSONSchema.Member(
            "next_cursor",
            .nullable(.text),
            "Give it as cursor to get the next page; null on the last."
        )
        return object(name, .array(items), meta: meta + [cursor])
    }

    /// What pages along the chain say of themselves.
    static let span: [JSONSchema.Member] = [
        .init("from", .block), .init("to", .block),
        .init(
            "block_num",
            .nullable(.block),
            "The last block that the pages so far cover whole, after which another query may "
                + "begin; null when they cover none, and next_cursor is the way on."
        ),
    ]
}

extension JSONSchema {
    /// Four field elements: `0x` and 64 hexadecimal digits.
    static let word = JSONSchema.reference("Word")
    /// A number of 64 bits as decimal digits.
    static let decimal = JSONSchema.reference("Decimal")
    /// An account's id.
    static let account = JSONSchema.reference("AccountID")
    /// A block number.
    static let block = JSONSchema.uint32
    /// Bytes of a fixed count in hexadecimal digits.
    static func hex(byteCount: Int) -> JSONSchema {
        .string(pattern: "^0x[0-9a-f]{\(2 * byteCount)}$")
    }
}
