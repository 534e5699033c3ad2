// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing

/// Bytes as field elements, four to one, little-endian; the last is filled with zeros.
func packedElements(_ bytes: [UInt8]) -> [Felt] {
    stride(from: 0, to: bytes.count, by: 4).map { start in
        var value: UInt32 = 0
        for index in (start..<min(start + 4, bytes.count)).reversed() {
            value = value << 8 | UInt32(bytes[index])
        }
        return Felt(value)
    }
}
