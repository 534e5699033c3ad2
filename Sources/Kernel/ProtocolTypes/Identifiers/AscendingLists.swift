// SPDX-License-Identifier: MIT

import ByteCoding

extension ByteReader {
    /// Reads a variable-length count and items that ascend strictly.
    mutating func readAscending<Item: ByteDecodable>(
        _ type: Item.Type = Item.self,
        itemByteCount: Int,
        by precedes: (Item, Item) -> Bool
    ) throws(DecodingFailure) -> [Item] {
        let count = try readCount(itemByteCount: itemByteCount)
        return try readAscending(type, count: count, by: precedes)
    }

    /// Reads items that ascend strictly.
    mutating func readAscending<Item: ByteDecodable>(
        _ type: Item.Type = Item.self,
        count: Int,
        by precedes: (Item, Item) -> Bool
    ) throws(DecodingFailure) -> [Item] {
        var items: [Item] = []
        for _ in 0..<count {
            let start = offset
            let item = try read(Item.self)
            if let last = items.last, !precedes(last, item) {
                throw broken("items in ascending order", at: start)
            }
            items.append(item)
        }
        return items
    }
}
