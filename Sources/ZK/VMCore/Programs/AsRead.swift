// SPDX-License-Identifier: MIT

public import ByteCoding

/// A value whose byte form leaves the order of its parts open, with the bytes it was read from.
///
/// Written back, it gives those very bytes; compared, only the value counts.
public struct AsRead<Value: ByteEncodable & ByteDecodable & Hashable & Sendable>: Sendable {
    /// The value.
    public let value: Value
    private let bytes: [UInt8]?

    /// A value that was made here.
    public init(_ value: Value) {
        self.value = value
        bytes = nil
    }
}

extension AsRead: Hashable {
    /// Compares the values.
    public static func == (lhs: AsRead, rhs: AsRead) -> Bool { lhs.value == rhs.value }

    /// Hashes the value.
    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension AsRead: ByteEncodable, ByteDecodable {
    /// Appends the bytes that were read, or else the value's own.
    public func encode(to writer: inout ByteWriter) {
        if let bytes { writer.write(bytes) } else { writer.write(value) }
    }

    /// Reads a value and keeps its bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        var copy = reader
        value = try reader.read()
        bytes = try copy.readBytes(reader.offset - copy.offset)
    }
}
