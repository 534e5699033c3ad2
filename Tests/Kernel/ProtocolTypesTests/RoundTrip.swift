// SPDX-License-Identifier: MIT

import ByteCoding
import TestSupport
import Testing

/// Reads bytes and expects to write the same.
func roundTrip<Value: ByteEncodable & ByteDecodable>(
    _ type: Value.Type,
    _ bytes: [UInt8],
    _ comment: Comment? = nil
) throws -> Value {
    let value = try Value(decoding: bytes)
    #expect(value.encodedBytes == bytes, comment)
    return value
}

/// The bytes that a vector of the group `protocol` gives in place or in a file.
func protocolBytes(_ value: JSONValue) throws -> [UInt8] {
    try Vectors.bytes(of: value, in: "protocol")
}

/// Reads a value from the bytes that a vector of a group gives, and expects to write them again.
func readBack<Value: ByteCodable>(
    _ type: Value.Type = Value.self,
    _ value: JSONValue,
    in group: String = "protocol"
) throws -> Value {
    try roundTrip(type, Vectors.bytes(of: value, in: group))
}
