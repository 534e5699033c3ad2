// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// The elements that a note's script finds in memory.
public struct NoteStorage: Hashable, Sendable {
    /// The most items a note can have.
    public static let maxItemCount = 1024

    /// The items, at most 1024.
    public let items: [Felt]
    /// The hash of the items, unpadded.
    public let commitment: Word

    /// Takes items.
    public init(_ items: [Felt] = []) throws(NoteError) {
        guard items.count <= Self.maxItemCount else { throw .tooManyStorageItems(items.count) }
        self.items = items
        commitment = Poseidon2.hash(items)
    }
}

extension NoteStorage: ByteEncodable, ByteDecodable {
    /// Appends the count in two bytes and the items.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt16(items.count))
        for item in items { writer.write(item) }
    }

    /// Reads the count and the items.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let items = try reader.readFelts(Int(try reader.readUInt16()))
        self = try reader.checked(at: start) { () throws(NoteError) in try NoteStorage(items) }
    }
}
