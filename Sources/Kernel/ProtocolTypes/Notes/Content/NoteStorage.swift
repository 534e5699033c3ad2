// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// The values that a note's script reads.
public struct NoteStorage: Hashable, Sendable {
    /// The most elements there can be.
    public static let itemsMax = 1024

    /// The elements, in order.
    ///
    /// Shape `[n]`, `n` at most 1024.
    public let items: [Felt]
    /// The hash of the elements.
    public let commitment: Word

    /// Gathers elements.
    /// - Throws: ``NoteError/tooManyStorageItems(_:)``.
    public init(items: [Felt]) throws(NoteError) {
        guard items.count <= Self.itemsMax else { throw .tooManyStorageItems(items.count) }
        self.init(checked: items)
    }

    /// Takes as many elements as there may be.
    init(checked items: [Felt]) {
        assert(items.count <= Self.itemsMax)
        self.items = items
        commitment = Poseidon2.hash(items)
    }
}

extension NoteStorage: ByteEncodable, ByteDecodable {
    /// Appends the number of elements in two bytes and the elements.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt16(items.count))
        for item in items { writer.write(item) }
    }

    /// Reads the number of elements and the elements.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = Int(try reader.readUInt16())
        guard count <= Self.itemsMax else {
            throw reader.broken(NoteError.tooManyStorageItems(count).rule, at: start)
        }
        let items = try reader.readFelts(count)
        self = try reader.checked(at: start) { () throws(NoteError) in
            try NoteStorage(items: items)
        }
    }
}
