// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// Shows that a note is a leaf of a block's note tree.
public struct NoteInclusionProof: Hashable, Sendable {
    /// The depth of a block's note tree.
    public static let depth = 16

    /// The block.
    public let blockNumber: BlockNumber
    /// The leaf.
    public let index: BlockNoteIndex
    /// From the leaf to the root; depth 16.
    public let path: SparseMerklePath

    /// Puts a proof together; nil unless the path has depth 16.
    public init?(blockNumber: BlockNumber, index: BlockNoteIndex, path: SparseMerklePath) {
        guard path.depth == Self.depth else { return nil }
        self.blockNumber = blockNumber
        self.index = index
        self.path = path
    }

    /// The root of the note tree in which the path leads to this note.
    public func root(of id: NoteID) throws(MerkleError) -> Word {
        try path.root(leaf: id.word, index: UInt64(index.leaf))
    }
}

/// The place of a note in a block: its batch, and its place there.
public struct BlockNoteIndex: Hashable, Comparable, Sendable {
    /// The leaf: 1024 for each batch.
    public let leaf: UInt16

    /// A leaf.
    public init(leaf: UInt16) { self.leaf = leaf }

    /// The place of a note in a batch of a block.
    public init(batch: Int, index: Int) throws(NoteError) {
        guard (0..<ProtocolLimits.maxBatchesPerBlock).contains(batch),
            (0..<ProtocolLimits.maxOutputNotesPerBatch).contains(index)
        else { throw .noteIndexTooLarge(batch: batch, index: index) }
        leaf = UInt16(batch * ProtocolLimits.maxOutputNotesPerBatch + index)
    }

    /// The number of the batch.
    public var batch: Int { Int(leaf) / ProtocolLimits.maxOutputNotesPerBatch }
    /// The place in the batch.
    public var indexInBatch: Int { Int(leaf) % ProtocolLimits.maxOutputNotesPerBatch }

    /// Orders by leaf.
    public static func < (lhs: BlockNoteIndex, rhs: BlockNoteIndex) -> Bool {
        lhs.leaf < rhs.leaf
    }
}

extension NoteInclusionProof: ByteEncodable, ByteDecodable {
    /// Appends block, leaf and path.
    public func encode(to writer: inout ByteWriter) {
        writer.write(blockNumber)
        writer.write(index.leaf)
        writer.write(path)
    }

    /// Reads block, leaf and path.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        blockNumber = try reader.read()
        index = BlockNoteIndex(leaf: try reader.readUInt16())
        let start = reader.offset
        path = try reader.read()
        guard path.depth == Self.depth else { throw reader.broken("a path of depth 16", at: start) }
    }
}
