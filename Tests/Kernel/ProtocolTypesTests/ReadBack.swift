// SPDX-License-Identifier: MIT

import ByteCoding
import TestSupport
import Testing

/// Reads a value from the bytes that a vector of a group gives, and expects it to write them again.
func readBack<Value: ByteCodable>(
    _ type: Value.Type = Value.self,
    _ value: JSONValue,
    in group: String = "protocol"
) throws -> Value {
    let bytes = try Vectors.bytes(of: value, in: group)
    let decoded = try Value(decoding: bytes)
    #expect(decoded.encodedBytes == bytes)
    return decoded
}
