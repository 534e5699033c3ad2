// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// Lists of elements under words, for a program to ask for.
public struct AdviceMap: Hashable, Sendable {
    /// A list and its key.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public let key: Word
        /// The list.
        public let values: [Felt]

        /// A list and its key.
        public init(key: Word, values: [Felt]) {
            self.key = key
            self.values = values
        }
    }

    /// The entries, ascending by key, no key twice.
    public private(set) var entries: [Entry]

    /// An empty map.
    public init() { entries = [] }

    /// A map of these entries; of entries with one key the last counts.
    public init(_ entries: some Sequence<Entry>) {
        let sorted = entries.enumerated().sorted {
            ($0.element.key, $0.offset) < ($1.element.key, $1.offset)
        }
        self.init()
        self.entries.reserveCapacity(sorted.count)
        for (_, entry) in sorted {
            if self.entries.last?.key == entry.key { self.entries.removeLast() }
            self.entries.append(entry)
        }
    }

    /// The list under a key.
    ///
    /// - Complexity: logarithmic to read, linear to write.
    public subscript(key: Word) -> [Felt]? {
        get {
            let index = lowerBound(key)
            return index < entries.count && entries[index].key == key
                ? entries[index].values : nil
        }
        set {
            let index = lowerBound(key)
            let isThere = index < entries.count && entries[index].key == key
            switch (newValue, isThere) {
            case (let values?, true): entries[index] = Entry(key: key, values: values)
            case (let values?, false):
                entries.insert(Entry(key: key, values: values), at: index)
            case (nil, true): entries.remove(at: index)
            case (nil, false): break
            }
        }
    }

    private func lowerBound(_ key: Word) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension AdviceMap: ByteEncodable, ByteDecodable {
    /// Appends the count and the entries, ascending by key.
    public func encode(to writer: inout ByteWriter) { writer.writeList(entries) }

    /// Reads the count and the entries, which must ascend by key.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let count = try reader.readCount(itemByteCount: 33)
        entries = []
        entries.reserveCapacity(count)
        for _ in 0..<count {
            let start = reader.offset
            let entry = try reader.read(Entry.self)
            if let last = entries.last, last.key >= entry.key {
                throw reader.broken("advice keys in ascending order", at: start)
            }
            entries.append(entry)
        }
    }
}

extension AdviceMap.Entry: ByteEncodable, ByteDecodable {
    /// Appends the key, the count and the elements.
    public func encode(to writer: inout ByteWriter) {
        writer.write(key)
        writer.writeList(values)
    }

    /// Reads the key, the count and the elements.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        key = try reader.readWord()
        values = try reader.readFelts(try reader.readCount(itemByteCount: 8))
    }
}
