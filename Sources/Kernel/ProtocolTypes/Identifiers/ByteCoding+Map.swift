// SPDX-License-Identifier: MIT

import ByteCoding

extension ByteWriter {
    /// Writes a variable-length count and the pairs, ascending by key.
    mutating func writeMap<Key: ByteEncodable & Hashable & Comparable, Value: ByteEncodable>(
        _ map: [Key: Value]
    ) {
        writeCount(map.count)
        for (key, value) in map.sorted(by: { $0.key < $1.key }) {
            write(key)
            write(value)
        }
    }
}

extension ByteReader {
    /// Reads a variable-length count and pairs in any order; a key may not come twice.
    mutating func readMap<Key: ByteDecodable & Hashable, Value: ByteDecodable>(
        _ key: Key.Type = Key.self,
        _ value: Value.Type = Value.self,
        pairByteCount: Int
    ) throws(DecodingFailure) -> [Key: Value] {
        let count = try readCount(itemByteCount: pairByteCount)
        var map: [Key: Value] = [:]
        for _ in 0..<count {
            let start = offset
            let key = try read(Key.self)
            guard map.updateValue(try read(Value.self), forKey: key) == nil else {
                throw broken("distinct keys", at: start)
            }
        }
        return map
    }
}
