// SPDX-License-Identifier: MIT

extension SeededGenerator {
    /// A damaged copy of `bytes`: some bytes changed, cut, repeated or inserted.
    public mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for _ in 0...Int(next() % 3) {
            let position = result.isEmpty ? 0 : Int(next() % UInt64(result.count))
            switch next() % 5 {
            case 0 where !result.isEmpty: result[position] ^= 1 << UInt8(next() % 8)
            case 1 where !result.isEmpty: result[position] = UInt8(truncatingIfNeeded: next())
            case 2: result.removeSubrange(position...)
            case 3: result.insert(contentsOf: self.bytes(Int(next() % 9)), at: position)
            default:
                let end = min(result.count, position + 8)
                for index in position..<end { result[index] = 0xFF }
            }
        }
        return result
    }
}
