// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing
public import MerkleStructures

/// A map in a storage slot: words under words, with a root.
///
/// The tree knows only hashed keys; the raw ones are kept beside it. Zero values that were written
/// when the map was made stay in the list though the tree ignores them.
public struct StorageMap: Hashable, Sendable {
    /// A key with its value.
    public struct Entry: Hashable, Sendable {
        /// The raw key.
        public let key: Word
        /// The value.
        public let value: Word

        /// A key with its value.
        public init(key: Word, value: Word) {
            self.key = key
            self.value = value
        }
    }

    /// The root of a map without entries.
    public static let emptyRoot = EmptySubtrees.root(height: SparseTree.depth)

    private var values: [Word: Word]
    /// The tree under hashed keys.
    public private(set) var tree: SparseTree

    /// An empty map.
    public init() {
        values = [:]
        tree = SparseTree()
    }

    /// A map of entries, each key once.
    public init(_ entries: [Entry]) throws(StorageError) {
        values = [:]
        for entry in entries {
            guard values.updateValue(entry.value, forKey: entry.key) == nil else {
                throw .duplicateKey(entry.key)
            }
        }
        let hashed = entries.filter { $0.value != .zero }
            .map { (Self.hashedKey($0.key), $0.value) }
        do { tree = try SparseTree(entries: hashed) } catch { throw .tree(error) }
    }

    /// The place of a key in the tree.
    public static func hashedKey(_ key: Word) -> Word { Poseidon2.hash(key.elements) }

    /// The key under which lists keep their items: `[index, 0, 0, 0]`.
    public static func key(index: UInt32) -> Word { Word(Felt(index), .zero, .zero, .zero) }

    /// The root of the tree.
    public var root: Word { tree.root }

    /// The entries, ascending by raw key.
    public var entries: [Entry] {
        values.sorted { $0.key < $1.key }.map { Entry(key: $0.key, value: $0.value) }
    }

    /// The value of a key, zero where there is none.
    public subscript(key: Word) -> Word { values[key] ?? .zero }

    /// The proof of a key's value.
    public func open(_ key: Word) -> SparseTreeProof { tree.open(Self.hashedKey(key)) }

    /// Writes a value and returns the one that was there; zero removes the entry.
    @discardableResult
    public mutating func insert(_ value: Word, forKey key: Word) throws(StorageError) -> Word {
        let old: Word
        do { old = try tree.insert(key: Self.hashedKey(key), value: value) } catch {
            throw .tree(error)
        }
        values[key] = value == .zero ? nil : value
        return old
    }
}

extension StorageMap: ByteEncodable, ByteDecodable {
    /// Appends the count and the entries, ascending by raw key.
    public func encode(to writer: inout ByteWriter) { writer.writeList(entries) }

    /// Reads the count and the entries, which must ascend by raw key.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let entries = try reader.readAscending(Entry.self, itemByteCount: 64) { $0.key < $1.key }
        self = try reader.checked(at: start) { () throws(StorageError) in
            try StorageMap(entries)
        }
    }
}

extension StorageMap.Entry: ByteEncodable, ByteDecodable {
    /// Appends key and value.
    public func encode(to writer: inout ByteWriter) {
        writer.write(key)
        writer.write(value)
    }

    /// Reads key and value.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        key = try reader.readWord()
        value = try reader.readWord()
    }
}
