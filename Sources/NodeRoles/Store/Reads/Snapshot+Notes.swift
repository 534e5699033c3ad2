// SPDX-License-Identifier: MIT

import ByteCoding
public import ProtocolTypes

/// A note in its block.
public struct StoredNote: Hashable, Sendable {
    /// The block, and the leaf of its note tree.
    public let position: ChainPosition
    /// Its metadata and what it commits to.
    public let header: NoteHeader
    /// The output note as the block holds it: all of a public one, header and attachments of a
    /// private one.
    public let bytes: [UInt8]

    /// The leaf of the block's note tree.
    public var index: BlockNoteIndex {
        BlockNoteIndex(UInt16(truncatingIfNeeded: position.index))
    }

    /// The output note, read from ``bytes``.
    public func outputNote() throws(DatabaseError) -> OutputNote {
        do { return try OutputNote(decoding: bytes) } catch { throw .unexpectedRow("output note") }
    }
}

extension Snapshot {
    private static let columns = "SELECT block, leaf, header, note FROM notes "

    private static func note(_ row: Statement) throws(DatabaseError) -> StoredNote {
        let position = try row.position(0)
        guard position.index <= UInt16.max else { throw .unexpectedRow("note leaf") }
        return StoredNote(position: position, header: try row.decoded(2), bytes: row.blob(3))
    }

    /// A note by its name, the first one if the chain holds several; nil if no block holds it.
    public func note(_ id: NoteID) throws(DatabaseError) -> StoredNote? {
        try database.first(
            Self.columns + "WHERE id = ? ORDER BY block, leaf LIMIT 1",
            .word(id.word),
            read: Self.note
        )
    }

    /// The notes among these that some block holds.
    public func committedNotes(
        among ids: some Sequence<NoteID>
    ) throws(DatabaseError) -> Set<NoteID> {
        var committed: Set<NoteID> = []
        for id in ids {
            let isKnown = try database.first(
                "SELECT 1 FROM notes WHERE id = ? LIMIT 1",
                .word(id.word)
            ) { _ in true }
            if isKnown != nil { committed.insert(id) }
        }
        return committed
    }

    /// The output notes of a block, by leaf.
    public func notes(in block: BlockNumber) throws(DatabaseError) -> [StoredNote] {
        try database.all(
            Self.columns + "WHERE block = ? ORDER BY leaf",
            .block(block),
            read: Self.note
        )
    }

    /// The notes with some tags, in the order of the chain.
    /// - Complexity: at most the limit of rows for each tag.
    public func notes(
        tagged tags: Set<NoteTag>,
        _ span: ChainSpan
    ) throws(DatabaseError) -> [StoredNote] {
        var found: [StoredNote] = []
        for tag in tags {
            found += try database.all(
                Self.columns + "WHERE tag = ? AND \(ChainSpan.sql("leaf"))",
                .integer(tag.value),
                span.startBlock,
                span.startIndex,
                span.lastBlock,
                span.limitValue,
                read: Self.note
            )
        }
        return Array(found.sorted { $0.position < $1.position }.prefix(span.limit))
    }

    /// The notes that an account made, in the order of the chain.
    public func notes(
        from sender: AccountID,
        _ span: ChainSpan
    ) throws(DatabaseError) -> [StoredNote] {
        try database.all(
            Self.columns + "WHERE sender = ? AND \(ChainSpan.sql("leaf"))",
            .account(sender),
            span.startBlock,
            span.startIndex,
            span.lastBlock,
            span.limitValue,
            read: Self.note
        )
    }

    /// The note tree of a block, from which the paths of its notes come.
    ///
    /// - Returns: Nil if there is no such block.
    /// - Complexity: 16 permutations a note of the block.
    public func noteTree(of block: BlockNumber) throws(DatabaseError) -> BlockNoteTree? {
        guard block.value < blockCount else { return nil }
        let leaves = try database.all(
            "SELECT leaf, id FROM notes WHERE block = ?",
            .block(block)
        ) { (row) throws(DatabaseError) in
            (
                index: BlockNoteIndex(try row.integer(0, as: UInt16.self)),
                id: NoteID(try row.word(1))
            )
        }
        do { return try BlockNoteTree(leaves) } catch { throw .unexpectedRow("note leaf") }
    }

    /// Proves that the block of a note holds it.
    /// - Complexity: as ``noteTree(of:)``; for several notes of a block, ask that for the paths.
    public func inclusionProof(of note: StoredNote) throws(DatabaseError) -> NoteInclusionProof {
        guard let tree = try noteTree(of: note.position.block) else {
            throw .unexpectedRow("note block")
        }
        do {
            return try NoteInclusionProof(
                blockNumber: note.position.block,
                index: note.index,
                path: tree.path(from: note.index)
            )
        } catch { throw .unexpectedRow("note leaf") }
    }
}
