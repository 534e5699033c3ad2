// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// The output notes of a block: a tree of depth 16 whose leaves are note ids.
///
/// Each batch has 1024 places; notes that were erased leave holes.
public struct BlockNoteTree: Hashable, Sendable {
    /// The tree itself.
    public let tree: SimpleSparseTree

    /// The tree of a block without notes.
    public init() { self.init(checked: []) }

    /// The tree of notes at their places.
    /// - Throws: ``NoteError/indexTaken(_:)``.
    public init(_ notes: [(index: BlockNoteIndex, id: NoteID)]) throws(NoteError) {
        let entries = notes.map { (key: UInt64($0.index.value), value: $0.id.word) }
        tree = try noteTree(depth: BlockNoteIndex.treeDepth, entries: entries)
    }

    private init(checked entries: [(key: UInt64, value: Word)]) {
        guard let tree = try? noteTree(depth: BlockNoteIndex.treeDepth, entries: entries) else {
            preconditionFailure("a tree of depth 16 takes distinct places of 16 bits")
        }
        self.tree = tree
    }

    /// The root.
    public var root: Word { tree.root }

    /// The number of notes.
    public var noteCount: Int { tree.leafCount }

    /// The id at a place; nil for a hole.
    public subscript(index: BlockNoteIndex) -> NoteID? {
        guard let word = try? tree.value(for: UInt64(index.value)), word != .zero else {
            return nil
        }
        return NoteID(word)
    }

    /// The way from a place to the root.
    public func path(from index: BlockNoteIndex) throws(NoteError) -> SparseMerklePath {
        do { return try tree.openSparse(UInt64(index.value)) } catch {
            throw .indexOutOfRange(batch: index.batch, note: index.note)
        }
    }
}

extension BlockNoteTree: ByteEncodable, ByteDecodable {
    /// Appends the number of notes in four bytes, then places and ids, ascending.
    public func encode(to writer: inout ByteWriter) {
        let entries = tree.entries
        writer.write(UInt32(entries.count))
        for entry in entries {
            writer.write(entry.key)
            writer.write(entry.value)
        }
    }

    /// Reads places and ids in any order.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = try reader.readUInt32()
        let limit = reader.remaining / 40
        guard count <= limit else {
            throw DecodingFailure(
                offset: start,
                cause: .countOverBudget(count: UInt64(count), limit: limit)
            )
        }
        var entries: [(key: UInt64, value: Word)] = []
        for _ in 0..<count { entries.append((try reader.readUInt64(), try reader.readWord())) }
        tree = try reader.checked(at: start) { () throws(NoteError) in
            try noteTree(depth: BlockNoteIndex.treeDepth, entries: entries)
        }
    }
}
