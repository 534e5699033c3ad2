// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Reads the reference's binary encoding from bytes that may be hostile.
///
/// Integers are little-endian. No call traps or allocates more than the input justifies: a count is
/// accepted only if that many items of their least size can still follow.
public struct ByteReader: Sendable {
    private let bytes: [UInt8]
    /// Where reading ends: behind the bytes, or before if the budget is smaller.
    private let end: Int
    /// The position of the next byte.
    public private(set) var offset: Int

    /// Starts at the first of `bytes`.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = bytes.count
        offset = 0
    }

    /// Starts at the first of `bytes` and takes at most `budget` of them.
    ///
    /// - Parameters:
    ///   - bytes: What is read.
    ///   - budget: The most bytes that are read; what is negative counts as none.
    public init(_ bytes: [UInt8], budget: Int) {
        self.bytes = bytes
        end = min(bytes.count, max(0, budget))
        offset = 0
    }

    /// The number of bytes not yet read.
    public var remaining: Int { end - offset }

    /// A failure at the current position.
    public func failure(_ cause: DecodingFailure.Cause) -> DecodingFailure {
        DecodingFailure(offset: offset, cause: cause)
    }

    /// A broken rule at `offset`, or at the current position.
    public func broken(
        _ rule: DecodingFailure.Expectation,
        at offset: Int? = nil
    ) -> DecodingFailure {
        DecodingFailure(offset: offset ?? self.offset, cause: .expected(rule))
    }

    /// Refuses anything that follows.
    public func finish() throws(DecodingFailure) {
        if remaining != 0 { throw failure(.trailingBytes(remaining)) }
    }

    private func require(_ count: Int) throws(DecodingFailure) {
        guard count > remaining else { return }
        if count <= bytes.count - offset {
            throw failure(.overBudget(needed: count, left: remaining))
        }
        throw failure(.truncated(needed: count, remaining: remaining))
    }

    /// Reads one byte.
    public mutating func readUInt8() throws(DecodingFailure) -> UInt8 {
        try require(1)
        defer { offset += 1 }
        return bytes[offset]
    }

    /// Looks at the next byte without reading it; nil at the end.
    public func peek() -> UInt8? { remaining > 0 ? bytes[offset] : nil }

    private mutating func readInteger(byteCount: Int) throws(DecodingFailure) -> UInt64 {
        try require(byteCount)
        var value: UInt64 = 0
        for index in (0..<byteCount).reversed() {
            value = value << 8 | UInt64(bytes[offset + index])
        }
        offset += byteCount
        return value
    }

    /// Reads two bytes, little-endian.
    public mutating func readUInt16() throws(DecodingFailure) -> UInt16 {
        UInt16(try readInteger(byteCount: 2))
    }

    /// Reads four bytes, little-endian.
    public mutating func readUInt32() throws(DecodingFailure) -> UInt32 {
        UInt32(try readInteger(byteCount: 4))
    }

    /// Reads eight bytes, little-endian.
    public mutating func readUInt64() throws(DecodingFailure) -> UInt64 {
        try readInteger(byteCount: 8)
    }

    /// Reads `count` bytes.
    public mutating func readBytes(_ count: Int) throws(DecodingFailure) -> [UInt8] {
        try require(count)
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    /// Reads a boolean: one byte, 0 or 1.
    public mutating func readBool() throws(DecodingFailure) -> Bool {
        let tag = try readUInt8()
        guard tag <= 1 else {
            throw DecodingFailure(offset: offset - 1, cause: .unknownTag(tag))
        }
        return tag == 1
    }

    /// Reads a variable-length integer.
    ///
    /// Longer forms than needed are accepted.
    public mutating func readVariableInteger() throws(DecodingFailure) -> UInt64 {
        try require(1)
        let byteCount = bytes[offset].trailingZeroBitCount + 1
        if byteCount == 9 {
            try require(9)
            offset += 1
            return try readInteger(byteCount: 8)
        }
        return try readInteger(byteCount: byteCount) >> UInt64(byteCount)
    }

    /// Reads a variable-length count of items that take at least `itemByteCount` bytes each.
    public mutating func readCount(itemByteCount: Int = 1) throws(DecodingFailure) -> Int {
        let start = offset
        let count = try readVariableInteger()
        return try checked(count: count, itemByteCount: itemByteCount, at: start)
    }

    /// Reads a fixed eight-byte count of items that take at least `itemByteCount` bytes each.
    public mutating func readUInt64Count(itemByteCount: Int = 1) throws(DecodingFailure) -> Int {
        let start = offset
        let count = try readUInt64()
        return try checked(count: count, itemByteCount: itemByteCount, at: start)
    }

    private func checked(
        count: UInt64,
        itemByteCount: Int,
        at start: Int
    ) throws(DecodingFailure) -> Int {
        let limit = remaining / max(itemByteCount, 1)
        guard count <= UInt64(limit) else {
            let cause = DecodingFailure.Cause.countOverBudget(count: count, limit: limit)
            throw DecodingFailure(offset: start, cause: cause)
        }
        return Int(count)
    }

    /// Reads text: a variable-length byte count and UTF-8.
    public mutating func readString() throws(DecodingFailure) -> String {
        let count = try readCount()
        let start = offset
        let raw = try readBytes(count)
        guard let text = String(validating: raw, as: UTF8.self) else {
            throw DecodingFailure(offset: start, cause: .invalidUTF8)
        }
        return text
    }

    /// Reads a canonical field element.
    public mutating func readFelt() throws(DecodingFailure) -> Felt {
        let start = offset
        let value = try readUInt64()
        do { return try Felt(canonical: value) } catch {
            throw DecodingFailure(offset: start, cause: .nonCanonicalFelt(value))
        }
    }

    /// Reads four canonical field elements.
    public mutating func readWord() throws(DecodingFailure) -> Word {
        let e0 = try readFelt()
        let e1 = try readFelt()
        let e2 = try readFelt()
        return Word(e0, e1, e2, try readFelt())
    }

    /// Reads `count` field elements.
    public mutating func readFelts(_ count: Int) throws(DecodingFailure) -> [Felt] {
        try require(count.multipliedReportingOverflow(by: 8).overflow ? Int.max : count * 8)
        var felts: [Felt] = []
        felts.reserveCapacity(count)
        for _ in 0..<count { felts.append(try readFelt()) }
        return felts
    }
}
