// SPDX-License-Identifier: MIT

/// Why bytes are no key or no signature.
public enum SignatureError: Error, Equatable, Sendable {
    /// There are more or fewer bytes than the form has.
    case byteCount(expected: Int, got: Int)
    /// The first byte names no form of a key.
    case unknownPrefix(UInt8)
    /// The coordinate belongs to no point of the curve, or is not below the field's modulus.
    case notOnCurve
    /// The number that selects among recovered keys is above 3.
    case recoveryID(UInt8)
    /// The bytes are not the distinguished encoding of a signature.
    case malformedDER
    /// A scalar is zero or not below the order of the group.
    case scalarOutOfRange
}
