// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// A leaf of a ``SparseTree``: all pairs whose keys share their last element.
public struct SparseTreeLeaf: Hashable, Sendable {
    /// The most entries that a leaf may hold.
    public static let entriesMax = 1024
    /// Separates hashes of leaves from those of inner nodes.
    static let domain: Felt = 5039

    private struct Entry: Hashable, Sendable {
        let key: Word
        let value: Word
    }

    /// The number of entries, told apart as the hash does.
    public enum Kind: Sendable {
        /// No entry.
        case empty
        /// One entry.
        case single
        /// Two or more entries.
        case multiple
    }

    /// The position of the leaf in its row: the last element of its keys.
    public let index: UInt64
    private var stored: [Entry]

    /// The position of the leaf to which a key maps.
    public static func index(of key: Word) -> UInt64 { key.e3.value }

    /// A leaf without entries.
    public static func empty(_ index: UInt64) -> SparseTreeLeaf {
        SparseTreeLeaf(index: index, stored: [])
    }

    /// A leaf of one entry.
    public static func single(key: Word, value: Word) -> SparseTreeLeaf {
        SparseTreeLeaf(index: index(of: key), stored: [Entry(key: key, value: value)])
    }

    private init(index: UInt64, stored: [Entry]) {
        self.index = index
        self.stored = stored
    }

    /// Creates a leaf.
    ///
    /// - Parameters:
    ///   - index: The last element of all keys.
    ///   - entries: At most 1024 pairs.
    ///   - isSortRequired: Refuses keys that do not strictly ascend. Without it they are kept in
    ///     the order given, as the byte form allows; the hash then differs from that of any honest
    ///     leaf.
    /// - Throws: ``MerkleError/tooManyLeafEntries(_:)``,
    ///   ``MerkleError/keyOutsideLeaf(expected:got:)``, ``MerkleError/unsortedLeaf(index:)``.
    public init(
        index: UInt64,
        entries: [(key: Word, value: Word)],
        isSortRequired: Bool = true
    ) throws(MerkleError) {
        guard entries.count <= Self.entriesMax else { throw .tooManyLeafEntries(entries.count) }
        for entry in entries where Self.index(of: entry.key) != index {
            throw .keyOutsideLeaf(expected: index, got: Self.index(of: entry.key))
        }
        self.index = index
        stored = entries.map { Entry(key: $0.key, value: $0.value) }
        if isSortRequired && !isSorted { throw .unsortedLeaf(index: index) }
    }

    /// The pairs, by ascending key unless read from bytes in another order.
    public var entries: [(key: Word, value: Word)] { stored.map { ($0.key, $0.value) } }

    /// The number of pairs.
    public var entryCount: Int { stored.count }

    /// True if there is no pair.
    public var isEmpty: Bool { stored.isEmpty }

    /// The form of the leaf.
    public var kind: Kind { stored.isEmpty ? .empty : stored.count == 1 ? .single : .multiple }

    /// True if the keys strictly ascend, as in every leaf of a tree.
    public var isSorted: Bool {
        zip(stored, stored.dropFirst()).allSatisfy { $0.key < $1.key }
    }

    /// Keys and values in order, as they are hashed.
    ///
    /// Shape `[8 * entryCount]`.
    public var elements: [Felt] {
        var elements: [Felt] = []
        elements.reserveCapacity(8 * stored.count)
        for entry in stored {
            for index in 0..<4 { elements.append(entry.key[index]) }
            for index in 0..<4 { elements.append(entry.value[index]) }
        }
        return elements
    }

    /// The hash of the leaf; the zero word if it is empty.
    public var hash: Word {
        if stored.count == 1 {
            return Poseidon2.merge(stored[0].key, stored[0].value, domain: Self.domain)
        }
        return Poseidon2.hash(elements, domain: Self.domain)
    }

    /// The value of a key: the zero word if it has none, nil if it maps to another leaf.
    public func value(for key: Word) -> Word? {
        guard Self.index(of: key) == index else { return nil }
        return stored.first { $0.key == key }?.value ?? .zero
    }

    /// Sets the value of a key of this leaf; the zero word removes it.
    ///
    /// The key must belong to the leaf, and the leaf must be sorted.
    ///
    /// - Throws: ``MerkleError/tooManyLeafEntries(_:)``; the leaf is then unchanged.
    public mutating func set(_ key: Word, to value: Word) throws(MerkleError) {
        assert(Self.index(of: key) == index && isSorted)
        let place = stored.firstIndex { $0.key >= key } ?? stored.count
        let isPresent = place < stored.count && stored[place].key == key
        if value == .zero {
            if isPresent { stored.remove(at: place) }
        } else if isPresent {
            stored[place] = Entry(key: key, value: value)
        } else {
            guard stored.count < Self.entriesMax else {
                throw .tooManyLeafEntries(stored.count + 1)
            }
            stored.insert(Entry(key: key, value: value), at: place)
        }
    }
}

extension SparseTreeLeaf: ByteEncodable, ByteDecodable {
    /// Appends the count, the index in eight bytes, and the pairs.
    public func encode(to writer: inout ByteWriter) {
        writer.writeCount(stored.count)
        writer.write(index)
        for entry in stored {
            writer.write(entry.key)
            writer.write(entry.value)
        }
    }

    /// Reads a leaf whose keys belong to it.
    ///
    /// Order and uniqueness are not asked for: a proof with such a leaf is readable but leads to
    /// another root. Trees refuse it.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = try reader.readCount(itemByteCount: 64)
        let index = try reader.readUInt64()
        guard count <= Self.entriesMax else {
            throw reader.broken("at most 1024 entries in a leaf", at: start)
        }
        var entries: [(key: Word, value: Word)] = []
        for _ in 0..<count {
            let key = try reader.readWord()
            entries.append((key, try reader.readWord()))
        }
        do {
            try self.init(index: index, entries: entries, isSortRequired: false)
        } catch {
            throw reader.broken("keys that map to the leaf", at: start)
        }
    }
}
