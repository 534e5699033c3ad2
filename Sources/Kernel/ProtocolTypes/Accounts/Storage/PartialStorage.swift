// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures
public import VMCore

/// Part of a map: some keys with the way to the root.
public struct PartialStorageMap: Hashable, Sendable {
    /// The part of the tree, under hashed keys.
    public let tree: AsRead<PartialSparseTree>
    /// The raw keys, ascending.
    public let keys: [Word]

    /// Opens keys of a map.
    public init(_ map: StorageMap, keys: [Word]) {
        let sorted = Set(keys).sorted()
        tree = AsRead(PartialSparseTree(of: map.tree, keys: sorted.map(StorageMap.hashedKey)))
        self.keys = sorted
    }

    /// The root of the whole map.
    public var root: Word { tree.value.root }

    /// The proof of a key's value.
    public func open(_ key: Word) throws(MerkleError) -> SparseTreeProof {
        try tree.value.open(StorageMap.hashedKey(key))
    }

    /// The value of a key.
    public func value(for key: Word) throws(MerkleError) -> Word {
        try tree.value.value(for: StorageMap.hashedKey(key))
    }
}

extension PartialStorageMap: ByteEncodable, ByteDecodable {
    /// Appends the part of the tree and the raw keys.
    public func encode(to writer: inout ByteWriter) {
        writer.write(tree)
        writer.writeList(keys)
    }

    /// Reads the part of the tree and the raw keys, which must ascend and be in it.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        tree = try reader.read()
        let start = reader.offset
        keys = try reader.readAscending(itemByteCount: 32) { $0 < $1 }
        for key in keys where !tree.value.isTracked(StorageMap.hashedKey(key)) {
            throw reader.broken("keys that the partial tree holds", at: start)
        }
    }
}

/// The slots of an account with parts of their maps.
public struct PartialStorage: Hashable, Sendable {
    /// The slots without the content of maps.
    public let header: AccountStorageHeader
    /// Parts of maps, ascending by root; equal maps appear once.
    public let maps: [PartialStorageMap]

    /// Opens keys of maps; of maps that `keys` does not name, only the root is there.
    public init(_ storage: AccountStorage, opening keys: [StorageSlotName: [Word]]) {
        header = storage.header
        var maps: [Word: PartialStorageMap] = [:]
        for slot in storage.slots {
            guard case .map(let map) = slot.content else { continue }
            maps[map.root] = PartialStorageMap(map, keys: keys[slot.name] ?? [])
        }
        self.maps = maps.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Opens all keys of all maps.
    public init(full storage: AccountStorage) {
        var keys: [StorageSlotName: [Word]] = [:]
        for slot in storage.slots {
            guard case .map(let map) = slot.content else { continue }
            keys[slot.name] = map.entries.map(\.key)
        }
        self.init(storage, opening: keys)
    }

    /// The hash of all slots.
    public var commitment: Word { header.commitment }

    /// The part of the map with a root.
    public func map(root: Word) -> PartialStorageMap? { maps.first { $0.root == root } }
}

extension PartialStorage: ByteEncodable, ByteDecodable {
    /// Appends the header and the parts of maps under their roots.
    public func encode(to writer: inout ByteWriter) {
        writer.write(header)
        writer.writeCount(maps.count)
        for map in maps {
            writer.write(map.root)
            writer.write(map)
        }
    }

    /// Reads the header and the parts of maps, which must belong to slots.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        header = try reader.read()
        let roots = Set(header.slots.filter { $0.type == .map }.map(\.value))
        var maps: [PartialStorageMap] = []
        for _ in 0..<(try reader.readCount(itemByteCount: 64)) {
            let start = reader.offset
            let root = try reader.readWord()
            let map = try reader.read(PartialStorageMap.self)
            guard map.root == root, roots.contains(root), maps.last.map({ $0.root < root }) ?? true
            else { throw reader.broken("maps of slots in ascending order", at: start) }
            maps.append(map)
        }
        self.maps = maps
    }
}
