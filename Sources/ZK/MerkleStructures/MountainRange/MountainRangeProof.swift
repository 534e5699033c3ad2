// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// The way from a leaf of a mountain range to its peak.
public struct MountainRangePath: Hashable, Sendable {
    /// The range that the path is for.
    public let forest: Forest
    /// The position of the leaf in the range.
    public let position: UInt64
    /// The siblings up to the peak.
    public let path: MerklePath

    /// Creates a path.
    public init(forest: Forest, position: UInt64, path: MerklePath) {
        self.forest = forest
        self.position = position
        self.path = path
    }

    /// The number of the peak, from the largest tree; nil if the range has no such leaf.
    public var peakIndex: Int? { forest.tree(holding: position)?.number }

    /// The position of the leaf within its tree; nil if the range has no such leaf.
    public var relativePosition: UInt64? {
        forest.tree(holding: position).map { position - $0.firstLeaf }
    }
}

/// A leaf of a mountain range with its path.
public struct MountainRangeProof: Hashable, Sendable {
    /// The way to the peak.
    public let path: MountainRangePath
    /// The leaf.
    public let leaf: Word

    /// Creates a proof.
    public init(path: MountainRangePath, leaf: Word) {
        self.path = path
        self.leaf = leaf
    }
}

extension MountainRangePath: ByteEncodable, ByteDecodable {
    /// Appends the number of leaves, the position, and the siblings.
    public func encode(to writer: inout ByteWriter) {
        writer.write(forest)
        writer.writeVariableInteger(position)
        writer.write(path)
    }

    /// Reads a path; it may be of any length.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let forest = try Forest(from: &reader)
        let position = try reader.readVariableInteger()
        self.init(forest: forest, position: position, path: try MerklePath(from: &reader))
    }
}

extension MountainRangeProof: ByteEncodable, ByteDecodable {
    /// Appends the path and the leaf.
    public func encode(to writer: inout ByteWriter) {
        writer.write(path)
        writer.write(leaf)
    }

    /// Reads the path and the leaf.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let path = try MountainRangePath(from: &reader)
        self.init(path: path, leaf: try reader.readWord())
    }
}
