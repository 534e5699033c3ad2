// SPDX-License-Identifier: MIT

import ByteCoding

extension ByteWriter {
    /// Writes a count in two bytes and the items, of which there are fewer than 2^16.
    mutating func writeShortList(_ items: [some ByteEncodable]) {
        write(UInt16(items.count))
        for item in items { write(item) }
    }
}

extension ByteReader {
    /// Reads a count in two bytes and the items; more than `countMax` are refused unread.
    mutating func readShortList<Item: ByteDecodable>(
        _ type: Item.Type,
        countMax: Int
    ) throws(DecodingFailure) -> [Item] {
        let start = offset
        let count = Int(try readUInt16())
        guard count <= countMax else {
            throw DecodingFailure(
                offset: start,
                cause: .countOverBudget(count: UInt64(count), limit: countMax)
            )
        }
        return try readItems(type, count: count)
    }
}
