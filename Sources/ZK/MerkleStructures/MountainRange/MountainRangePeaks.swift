// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// The roots of the trees of a mountain range.
public struct MountainRangePeaks: Hashable, Sendable {
    /// The number of leaves.
    public let forest: Forest
    /// The roots, of the largest tree first.
    ///
    /// Shape `[forest.treeCount]`.
    public let peaks: [Word]

    /// Creates peaks.
    /// - Throws: ``MerkleError/peakCount(expected:got:)``.
    public init(forest: Forest, peaks: [Word]) throws(MerkleError) {
        guard peaks.count == forest.treeCount else {
            throw .peakCount(expected: forest.treeCount, got: peaks.count)
        }
        self.init(unchecked: forest, peaks)
    }

    init(unchecked forest: Forest, _ peaks: [Word]) {
        assert(peaks.count == forest.treeCount)
        self.forest = forest
        self.peaks = peaks
    }

    /// The number of leaves.
    public var leafCount: UInt64 { forest.leafCount }

    /// The peaks and zero words up to 16 words, beyond that up to an even number.
    public var paddedPeaks: [Word] {
        let count = max(16, peaks.count + peaks.count % 2)
        return peaks + [Word](repeating: .zero, count: count - peaks.count)
    }

    /// The commitment to the range.
    public var hash: Word { Poseidon2.merge(paddedPeaks) }

    /// Checks that a leaf belongs to the range.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)``,
    ///   ``MerkleError/unknownPeak(height:)``, ``MerkleError/conflictingRoots(expected:got:)``.
    public func verify(_ proof: MountainRangeProof) throws(MerkleError) {
        let path = proof.path
        try verify(path.path, leaf: proof.leaf, position: path.position)
        guard path.forest == forest else {
            throw .forestOutOfRange(forest: path.forest.leafCount, most: leafCount)
        }
    }

    func verify(_ path: MerklePath, leaf: Word, position: UInt64) throws(MerkleError) {
        guard let tree = forest.tree(holding: position) else {
            throw .forestOutOfRange(forest: position, most: leafCount)
        }
        guard tree.height == path.depth else { throw .unknownPeak(height: path.depth) }
        let root = try path.root(leaf: leaf, index: position - tree.firstLeaf)
        guard root == peaks[tree.number] else {
            throw .conflictingRoots(expected: peaks[tree.number], got: root)
        }
    }
}

extension MountainRangePeaks: ByteEncodable, ByteDecodable {
    /// Appends the number of leaves and the list of peaks.
    public func encode(to writer: inout ByteWriter) {
        writer.write(forest)
        writer.writeList(peaks)
    }

    /// Reads as many peaks as the number of leaves asks for.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let forest = try Forest(from: &reader)
        let start = reader.offset
        let peaks: [Word] = try reader.readList(itemByteCount: 32)
        do { try self.init(forest: forest, peaks: peaks) } catch {
            throw reader.broken("one peak for each set bit of the number of leaves", at: start)
        }
    }
}
