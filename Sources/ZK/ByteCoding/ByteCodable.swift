// SPDX-License-Identifier: MIT

/// A value with a canonical byte form.
public protocol ByteEncodable {
    /// Appends the byte form.
    func encode(to writer: inout ByteWriter)
}

/// A value that can be read from its byte form.
public protocol ByteDecodable {
    /// Reads one value and leaves the reader behind it.
    init(from reader: inout ByteReader) throws(DecodingFailure)
}

/// A value that is written and read.
public typealias ByteCodable = ByteEncodable & ByteDecodable

extension ByteEncodable {
    /// The byte form.
    public var encodedBytes: [UInt8] {
        var writer = ByteWriter()
        encode(to: &writer)
        return writer.bytes
    }
}

extension ByteDecodable {
    /// Reads a value that fills `bytes` exactly.
    /// - Throws: ``DecodingFailure``, also when bytes follow the value.
    public init(decoding bytes: [UInt8]) throws(DecodingFailure) {
        var reader = ByteReader(bytes)
        try self.init(from: &reader)
        try reader.finish()
    }
}

extension ByteWriter {
    /// Writes a value.
    public mutating func write(_ value: some ByteEncodable) { value.encode(to: &self) }

    /// Writes a variable-length count and the items.
    public mutating func writeList(_ items: [some ByteEncodable]) {
        writeCount(items.count)
        for item in items { item.encode(to: &self) }
    }

    /// Writes a presence byte and the value, if any.
    public mutating func writeOptional(_ value: (some ByteEncodable)?) {
        write(value != nil)
        if let value { value.encode(to: &self) }
    }
}

extension ByteReader {
    /// Reads a value.
    public mutating func read<Value: ByteDecodable>(
        _ type: Value.Type = Value.self
    ) throws(DecodingFailure) -> Value {
        try Value(from: &self)
    }

    /// Reads `count` values.
    public mutating func readItems<Value: ByteDecodable>(
        _ type: Value.Type = Value.self,
        count: Int
    ) throws(DecodingFailure) -> [Value] {
        var items: [Value] = []
        items.reserveCapacity(min(count, remaining))
        for _ in 0..<count { items.append(try Value(from: &self)) }
        return items
    }

    /// Reads a variable-length count and that many values of at least `itemByteCount` bytes.
    public mutating func readList<Value: ByteDecodable>(
        _ type: Value.Type = Value.self,
        itemByteCount: Int = 1
    ) throws(DecodingFailure) -> [Value] {
        let count = try readCount(itemByteCount: itemByteCount)
        return try readItems(type, count: count)
    }

    /// Reads a presence byte and the value, if any.
    public mutating func readOptional<Value: ByteDecodable>(
        _ type: Value.Type = Value.self
    ) throws(DecodingFailure) -> Value? {
        try readBool() ? try Value(from: &self) : nil
    }
}
