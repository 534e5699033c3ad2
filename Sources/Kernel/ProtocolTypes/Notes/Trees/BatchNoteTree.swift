// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// The output notes of a batch: a tree of depth 10 whose leaves are note ids.
public struct BatchNoteTree: Hashable, Sendable {
    /// The depth.
    public static let depth = 10

    /// The tree itself.
    public private(set) var tree: SimpleSparseTree

    /// The tree of a batch's notes, at consecutive places.
    /// - Throws: ``NoteError/tooManyOutputNotes(_:)``.
    public init(_ ids: [NoteID]) throws(NoteError) {
        guard ids.count <= BlockNoteIndex.notesPerBatchMax else {
            throw .tooManyOutputNotes(ids.count)
        }
        let entries = ids.enumerated().map { (key: UInt64($0.offset), value: $0.element.word) }
        tree = try noteTree(depth: Self.depth, entries: entries)
    }

    /// The root.
    public var root: Word { tree.root }

    /// The number of notes.
    public var noteCount: Int { tree.leafCount }

    /// Takes a note out and leaves a hole.
    /// - Throws: ``NoteError/indexOutOfRange(batch:note:)``.
    public mutating func remove(at index: Int) throws(NoteError) {
        guard (0..<BlockNoteIndex.notesPerBatchMax).contains(index) else {
            throw .indexOutOfRange(batch: 0, note: index)
        }
        do { try tree.insert(key: UInt64(index), value: .zero) } catch {
            throw .indexOutOfRange(batch: 0, note: index)
        }
    }
}

/// A simple tree of entries whose places were checked.
func noteTree(
    depth: Int,
    entries: [(key: UInt64, value: Word)]
) throws(NoteError) -> SimpleSparseTree {
    do { return try SimpleSparseTree(depth: depth, entries: entries) } catch {
        switch error {
        case .duplicateKey(let key): throw .indexTaken(Int(truncatingIfNeeded: key))
        case .positionOutOfRange(let key, _):
            throw .indexOutOfRange(batch: 0, note: Int(truncatingIfNeeded: key))
        default: throw .pathDepth(expected: depth, got: 0)
        }
    }
}

extension BatchNoteTree: ByteEncodable, ByteDecodable {
    /// Appends the places and ids, ascending.
    public func encode(to writer: inout ByteWriter) {
        let entries = tree.entries
        writer.writeCount(entries.count)
        for entry in entries {
            writer.write(entry.key)
            writer.write(entry.value)
        }
    }

    /// Reads places and ids in any order.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = try reader.readCount(itemByteCount: 40)
        var entries: [(key: UInt64, value: Word)] = []
        for _ in 0..<count { entries.append((try reader.readUInt64(), try reader.readWord())) }
        tree = try reader.checked(at: start) { () throws(NoteError) in
            try noteTree(depth: Self.depth, entries: entries)
        }
    }
}
