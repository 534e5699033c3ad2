// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// What changes in an account's slots.
public struct StorageDelta: Hashable, Sendable {
    /// What changes in a slot.
    public enum Change: Hashable, Sendable {
        /// The new word.
        case value(Word)
        /// New values under raw keys; zero removes.
        case map([Word: Word])
    }

    private var table: [StorageSlotName: Change] = [:]

    /// No change.
    public init() {}

    /// The changes, ascending by slot id.
    public var changes: [(name: StorageSlotName, change: Change)] {
        table.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// True when no slot is listed.
    public var isEmpty: Bool { table.isEmpty }

    /// What changes in a slot.
    public subscript(name: StorageSlotName) -> Change? { table[name] }

    /// Sets the word of a slot.
    public mutating func setValue(
        _ word: Word,
        of name: StorageSlotName
    ) throws(DeltaError) {
        if case .map? = table[name] { throw .slotUsedAsBothTypes(name.text) }
        table[name] = .value(word)
    }

    /// Lists a map, and sets values in it.
    public mutating func setMapItems(
        _ items: [Word: Word] = [:],
        of name: StorageSlotName
    ) throws(DeltaError) {
        switch table[name] {
        case nil: table[name] = .map(items)
        case .map(let present)?:
            table[name] = .map(present.merging(items) { _, later in later })
        case .value?: throw .slotUsedAsBothTypes(name.text)
        }
    }

    /// Adds what another delta changes; of two values the later counts.
    public mutating func merge(_ other: StorageDelta) throws(DeltaError) {
        for (name, change) in other.changes {
            switch change {
            case .value(let word): try setValue(word, of: name)
            case .map(let items): try setMapItems(items, of: name)
            }
        }
    }

    /// What is hashed of it.
    var elements: [Felt] {
        var elements: [Felt] = []
        for (name, change) in changes {
            let (suffix, prefix) = (name.id.suffix, name.id.prefix)
            switch change {
            case .value(let word):
                elements += [Felt(2 as UInt32), .zero, suffix, prefix] + word.elements
            case .map(let items):
                for (key, value) in items.sorted(by: { $0.key < $1.key }) {
                    elements += key.elements + value.elements
                }
                let count = Felt(UInt32(items.count))
                elements += [Felt(3 as UInt32), count, suffix, prefix] + Word.zero.elements
            }
        }
        return elements
    }
}

extension StorageDelta: ByteEncodable, ByteDecodable {
    /// Appends the slots set to zero, those set to other words, and the maps.
    public func encode(to writer: inout ByteWriter) {
        var cleared: [StorageSlotName] = []
        var values: [(StorageSlotName, Word)] = []
        var maps: [(StorageSlotName, [Word: Word])] = []
        for (name, change) in changes {
            switch change {
            case .value(.zero): cleared.append(name)
            case .value(let word): values.append((name, word))
            case .map(let items): maps.append((name, items))
            }
        }
        writer.write(UInt8(cleared.count))
        for name in cleared { writer.write(name) }
        writer.write(UInt8(values.count))
        for (name, word) in values {
            writer.write(name)
            writer.write(word)
        }
        writer.write(UInt8(maps.count))
        for (name, items) in maps {
            writer.write(name)
            Self.encode(items, to: &writer)
        }
    }

    private static func encode(_ items: [Word: Word], to writer: inout ByteWriter) {
        let sorted = items.sorted { $0.key < $1.key }
        writer.writeList(sorted.filter { $0.value == .zero }.map(\.key))
        let set = sorted.filter { $0.value != .zero }
        writer.writeList(set.map { StorageMap.Entry(key: $0.key, value: $0.value) })
    }

    /// Reads the slots set to zero, those set to other words, and the maps; each slot once.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self.init()
        for _ in 0..<(try reader.readUInt8()) {
            try readName(from: &reader) { _ throws(DecodingFailure) in .value(.zero) }
        }
        for _ in 0..<(try reader.readUInt8()) {
            try readName(from: &reader) { reader throws(DecodingFailure) in
                let start = reader.offset
                let word = try reader.readWord()
                guard word != .zero else { throw reader.broken("a word but zero", at: start) }
                return .value(word)
            }
        }
        for _ in 0..<(try reader.readUInt8()) {
            try readName(from: &reader) { reader throws(DecodingFailure) in
                .map(try Self.readItems(from: &reader))
            }
        }
    }

    private mutating func readName(
        from reader: inout ByteReader,
        change: (inout ByteReader) throws(DecodingFailure) -> Change
    ) throws(DecodingFailure) {
        let start = reader.offset
        let name = try reader.read(StorageSlotName.self)
        guard table.updateValue(try change(&reader), forKey: name) == nil else {
            throw reader.broken("each slot once", at: start)
        }
    }

    private static func readItems(
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> [Word: Word] {
        var items: [Word: Word] = [:]
        for key in try reader.readAscending(Word.self, itemByteCount: 32, by: { $0 < $1 }) {
            items[key] = .zero
        }
        let start = reader.offset
        let set = try reader.readAscending(StorageMap.Entry.self, itemByteCount: 64) {
            $0.key < $1.key
        }
        for entry in set {
            guard entry.value != .zero, items.updateValue(entry.value, forKey: entry.key) == nil
            else { throw reader.broken("each map key once, with a value but zero", at: start) }
        }
        return items
    }
}
