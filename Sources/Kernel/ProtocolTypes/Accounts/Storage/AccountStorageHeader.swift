// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// The slots of an account without the content of maps.
public struct AccountStorageHeader: Hashable, Sendable {
    /// A slot without the content of its map.
    public struct Slot: Hashable, Sendable {
        /// Its name.
        public let name: StorageSlotName
        /// Whether it holds a value or a map.
        public let type: StorageSlotType
        /// The word, or the root of the map.
        public let value: Word

        /// Describes a slot.
        public init(name: StorageSlotName, type: StorageSlotType, value: Word) {
            self.name = name
            self.type = type
            self.value = value
        }

        /// The eight elements that are hashed: type, id, value.
        public var elements: [Felt] {
            [.zero, Felt(UInt32(type.rawValue)), name.id.suffix, name.id.prefix] + value.elements
        }
    }

    /// The slots, ascending by id, at most 255.
    public let slots: [Slot]

    init(unchecked slots: [Slot]) { self.slots = slots }

    /// What is hashed; eight elements for each slot.
    public var elements: [Felt] { slots.flatMap(\.elements) }

    /// The hash of all slots; the zero word if there are none.
    public var commitment: Word { Poseidon2.hash(elements) }

    /// The slot with a name.
    public subscript(name: StorageSlotName) -> Slot? { slots.first { $0.name == name } }
}

extension AccountStorageHeader: ByteEncodable, ByteDecodable {
    /// Appends the count as a byte and the slots.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(slots.count))
        for slot in slots { writer.write(slot) }
    }

    /// Reads the count and the slots, which must ascend by id.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let count = Int(try reader.readUInt8())
        slots = try reader.readAscending(Slot.self, count: count) { $0.name < $1.name }
    }
}

extension AccountStorageHeader.Slot: ByteEncodable, ByteDecodable {
    /// Appends name, type and word.
    public func encode(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(type.rawValue)
        writer.write(value)
    }

    /// Reads name, type and word.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        name = try reader.read()
        type = try reader.readSlotType()
        value = try reader.readWord()
    }
}
