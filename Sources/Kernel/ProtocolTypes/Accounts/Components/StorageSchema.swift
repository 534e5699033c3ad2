// SPDX-License-Identifier: MIT

import ByteCoding
public import FieldArithmetic
import Hashing

/// What the slots of a component mean.
public struct StorageSchema: Hashable, Sendable {
    /// A slot with its meaning.
    public struct Slot: Hashable, Sendable {
        /// Its name.
        public let name: StorageSlotName
        /// A sentence about it.
        public let description: String?
        /// What it holds.
        public let content: Content

        /// Describes a slot.
        public init(name: StorageSlotName, description: String?, content: Content) {
            self.name = name
            self.description = description
            self.content = content
        }
    }

    /// What a slot holds.
    public enum Content: Hashable, Sendable {
        /// A word.
        case value(WordSchema)
        /// A map, with the entries it starts with, ascending by key.
        case map(defaults: [StorageMap.Entry]?, key: WordSchema, value: WordSchema)
    }

    /// The slots, ascending by id.
    public let slots: [Slot]

    /// Sorts slots, whose names must differ.
    public init(_ slots: [Slot]) throws(StorageError) {
        let sorted = slots.sorted { $0.name < $1.name }
        for (slot, next) in zip(sorted, sorted.dropFirst()) where slot.name.id == next.name.id {
            throw .duplicateName(slot.name.text)
        }
        self.slots = sorted
    }

    /// The hash of the bytes of the schema without any default.
    ///
    /// The bytes are packed as the hash of bytes packs them, but hashed as elements.
    public var commitment: Word {
        var writer = ByteWriter()
        encode(to: &writer, withDefaults: false)
        let bytes = writer.bytes
        let elements = stride(from: 0, to: bytes.count, by: 7).map { start in
            let end = min(start + 7, bytes.count)
            let marker: UInt64 = end == bytes.count ? 1 : 0
            return Felt(
                reducing: bytes[start..<end].reversed().reduce(marker) { $0 << 8 | UInt64($1) }
            )
        }
        return Poseidon2.hash(elements)
    }
}

/// What a word means: one type, or four.
public enum WordSchema: Hashable, Sendable {
    /// A type of a word, with what it is at first.
    case simple(type: String, initial: Word?)
    /// Four elements.
    case composite([FeltSchema])
}

/// What an element means.
public struct FeltSchema: Hashable, Sendable {
    /// Its name.
    public let name: String?
    /// A sentence about it.
    public let description: String?
    /// Its type.
    public let type: String
    /// What it is at first.
    public let initial: Felt?

    /// Describes an element.
    public init(name: String?, description: String?, type: String, initial: Felt?) {
        self.name = name
        self.description = description
        self.type = type
        self.initial = initial
    }
}

/// What a component says of itself.
public struct ComponentMetadata: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// A sentence about it.
    public var description: String
    /// Its version.
    public var version: String
    /// What its slots mean.
    public var schema: StorageSchema

    /// Describes a component.
    public init(
        name: String,
        description: String = "",
        version: String = "1.0.0",
        schema: StorageSchema
    ) {
        self.name = name
        self.description = description
        self.version = version
        self.schema = schema
    }
}
