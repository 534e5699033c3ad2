// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What a slot holds.
public enum StorageSlotContent: Hashable, Sendable {
    /// A word.
    case value(Word)
    /// A map.
    case map(StorageMap)

    /// The word, or the root of the map.
    public var word: Word {
        switch self {
        case .value(let word): word
        case .map(let map): map.root
        }
    }

    /// Whether it is a value or a map.
    public var type: StorageSlotType {
        switch self {
        case .value: .value
        case .map: .map
        }
    }
}

/// A named place in an account's storage.
public struct StorageSlot: Hashable, Sendable {
    /// Its name.
    public let name: StorageSlotName
    /// What it holds.
    public var content: StorageSlotContent

    /// Names what a slot holds.
    public init(name: StorageSlotName, content: StorageSlotContent) {
        self.name = name
        self.content = content
    }
}

/// The slots of an account.
public struct AccountStorage: Hashable, Sendable {
    /// The most slots an account has.
    public static let maxSlotCount = 255

    /// The slots, ascending by id.
    public private(set) var slots: [StorageSlot]

    /// No slots.
    public init() { slots = [] }

    /// Sorts slots, whose names must differ.
    public init(_ slots: [StorageSlot]) throws(StorageError) {
        guard slots.count <= Self.maxSlotCount else { throw .tooManySlots(slots.count) }
        let sorted = slots.sorted { $0.name < $1.name }
        for (slot, next) in zip(sorted, sorted.dropFirst()) where slot.name.id == next.name.id {
            throw .duplicateName(slot.name.text)
        }
        self.slots = sorted
    }

    /// The names with types, and values or roots.
    public var header: AccountStorageHeader {
        AccountStorageHeader(
            unchecked: slots.map {
                AccountStorageHeader.Slot(
                    name: $0.name,
                    type: $0.content.type,
                    value: $0.content.word
                )
            }
        )
    }

    /// The hash of all slots.
    public var commitment: Word { header.commitment }

    /// The slot with a name.
    public subscript(name: StorageSlotName) -> StorageSlot? {
        slots.first { $0.name == name }
    }

    /// The word of a slot, or the root of its map.
    public func item(_ name: StorageSlotName) throws(StorageError) -> Word {
        guard let slot = self[name] else { throw .slotNotFound(name.text) }
        return slot.content.word
    }

    /// The value under a key of a slot's map.
    public func mapItem(_ name: StorageSlotName, key: Word) throws(StorageError) -> Word {
        guard let slot = self[name] else { throw .slotNotFound(name.text) }
        guard case .map(let map) = slot.content else { throw .slotNotMap(name.text) }
        return map[key]
    }

    /// Writes the word of a value slot.
    public mutating func setItem(_ name: StorageSlotName, to word: Word) throws(StorageError) {
        guard let index = slots.firstIndex(where: { $0.name == name }) else {
            throw .slotNotFound(name.text)
        }
        guard case .value = slots[index].content else { throw .slotNotValue(name.text) }
        slots[index].content = .value(word)
    }

    /// Writes entries of a slot's map.
    public mutating func setMapItems(
        _ name: StorageSlotName,
        _ entries: [StorageMap.Entry]
    ) throws(StorageError) {
        guard let index = slots.firstIndex(where: { $0.name == name }) else {
            throw .slotNotFound(name.text)
        }
        guard case .map(var map) = slots[index].content else { throw .slotNotMap(name.text) }
        for entry in entries { try map.insert(entry.value, forKey: entry.key) }
        slots[index].content = .map(map)
    }
}

extension AccountStorage: ByteEncodable, ByteDecodable {
    /// Appends the count as a byte and the slots.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(slots.count))
        for slot in slots { writer.write(slot) }
    }

    /// Reads the count and the slots, which must ascend by id.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let count = Int(try reader.readUInt8())
        slots = try reader.readAscending(StorageSlot.self, count: count) { $0.name < $1.name }
    }
}

extension StorageSlot: ByteEncodable, ByteDecodable {
    /// Appends name, type and content.
    public func encode(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(content.type.rawValue)
        switch content {
        case .value(let word): writer.write(word)
        case .map(let map): writer.write(map)
        }
    }

    /// Reads name, type and content.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        name = try reader.read()
        switch try reader.readSlotType() {
        case .value: content = .value(try reader.read())
        case .map: content = .map(try reader.read())
        }
    }
}

extension ByteReader {
    /// Reads whether a slot holds a value or a map.
    mutating func readSlotType() throws(DecodingFailure) -> StorageSlotType {
        try readBool() ? .map : .value
    }
}
