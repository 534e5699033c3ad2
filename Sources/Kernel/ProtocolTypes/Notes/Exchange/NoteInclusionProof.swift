// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// Where a note is in the chain, and the way to its block's note root.
public struct NoteInclusionProof: Hashable, Sendable {
    /// The block that made the note.
    public let blockNumber: BlockNumber
    /// The note's place in the block's note tree.
    public let index: BlockNoteIndex
    /// The way from the note to the root, 16 levels.
    public let path: SparseMerklePath

    /// Gathers the parts.
    /// - Throws: ``NoteError/pathDepth(expected:got:)``.
    public init(
        blockNumber: BlockNumber,
        index: BlockNoteIndex,
        path: SparseMerklePath
    ) throws(NoteError) {
        guard path.depth == BlockNoteIndex.treeDepth else {
            throw .pathDepth(expected: BlockNoteIndex.treeDepth, got: Int(path.depth))
        }
        self.blockNumber = blockNumber
        self.index = index
        self.path = path
    }

    /// Checks that the path leads from a note to a root.
    /// - Throws: ``NoteError/inclusionProofBroken(expected:got:)``.
    public func verify(_ id: NoteID, noteRoot: Word) throws(NoteError) {
        let root = try? path.root(leaf: id.word, index: UInt64(index.value))
        guard root == noteRoot else {
            throw .inclusionProofBroken(expected: noteRoot, got: root ?? .zero)
        }
    }
}

extension NoteInclusionProof: ByteEncodable, ByteDecodable {
    /// The fewest bytes that a proof takes.
    static let leastByteCount = 15

    /// Appends block number, index and path.
    public func encode(to writer: inout ByteWriter) {
        writer.write(blockNumber)
        writer.write(index.value)
        writer.write(path)
    }

    /// Reads block number, index and path.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let blockNumber = try reader.read(BlockNumber.self)
        let index = BlockNoteIndex(try reader.readUInt16())
        let start = reader.offset
        let path = try reader.read(SparseMerklePath.self)
        self = try reader.checked(at: start) { () throws(NoteError) in
            try NoteInclusionProof(blockNumber: blockNumber, index: index, path: path)
        }
    }
}
