// SPDX-License-Identifier: MIT

public import MerkleStructures
public import ProtocolTypes

/// Openings of the mountain range whose leaves are the commitments of the blocks.
extension Snapshot {
    /// The number of blocks.
    public var blockCount: UInt64 { tip.map { UInt64($0.number.value) + 1 } ?? 0 }

    /// The peaks over the first blocks.
    ///
    /// The header of block `n` commits to the peaks over `n` blocks.
    ///
    /// - Parameter blockCount: The number of blocks.
    /// - Returns: Nil if there are not so many.
    /// - Throws: ``DatabaseError``.
    public func peaks(over blockCount: UInt64) throws(DatabaseError) -> MountainRangePeaks? {
        if blockCount > self.blockCount { return nil }
        return try StoredRange(database: database).peaks(leafCount: blockCount)
    }

    /// The path of a block in the range over the first blocks.
    ///
    /// - Parameters:
    ///   - number: The block to open.
    ///   - blockCount: The number of blocks of the range, `number` among them.
    /// - Returns: Nil if the block is not among them, or there are not so many.
    /// - Throws: ``DatabaseError``.
    public func rangeProof(
        of number: BlockNumber,
        over blockCount: UInt64
    ) throws(DatabaseError) -> MountainRangeProof? {
        guard number.value < blockCount, blockCount <= self.blockCount else { return nil }
        return try StoredRange(database: database).open(
            UInt64(number.value),
            leafCount: blockCount
        )
    }

    /// The range over the first blocks with the headers of some of them: what a batch or a block
    /// needs to know of the chain before it.
    ///
    /// - Parameters:
    ///   - numbers: The blocks whose headers and paths are wanted, all below `blockCount`.
    ///   - blockCount: The number of blocks of the range.
    /// - Returns: Nil if a block is not among them, or there are not so many.
    /// - Throws: ``DatabaseError``.
    public func partialBlockchain(
        tracking numbers: Set<BlockNumber>,
        over blockCount: UInt64
    ) throws(DatabaseError) -> PartialBlockchain? {
        guard let peaks = try peaks(over: blockCount) else { return nil }
        var range = PartialMountainRange(peaks: peaks)
        var headers: [BlockHeader] = []
        for number in numbers.sorted() {
            guard let proof = try rangeProof(of: number, over: blockCount),
                let header = try header(of: number)
            else { return nil }
            headers.append(header)
            do {
                try range.track(proof.path.position, leaf: proof.leaf, path: proof.path.path)
            } catch { throw .unexpectedRow("range node") }
        }
        do { return try PartialBlockchain(range: range, headers: headers) } catch {
            throw .unexpectedRow("range node")
        }
    }
}
