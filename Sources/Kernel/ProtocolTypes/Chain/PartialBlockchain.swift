// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// The peaks of the chain of blocks and those headers that somebody needs to prove things against.
public struct PartialBlockchain: Hashable, Sendable {
    /// The mountain range of block commitments.
    public private(set) var range: PartialMountainRange
    private var headersByNumber: [BlockNumber: BlockHeader]

    /// A chain without a block.
    public init() {
        range = PartialMountainRange()
        headersByNumber = [:]
    }

    /// Joins a range and headers.
    ///
    /// - Throws: ``PartialBlockchainError`` when a header lies beyond the chain, comes twice, is
    ///   not tracked by the range or is not the one that the range holds.
    public init(
        range: PartialMountainRange,
        headers: [BlockHeader]
    ) throws(PartialBlockchainError) {
        self.init(unchecked: range)
        for header in headers {
            try check(header)
            guard headersByNumber.updateValue(header, forKey: header.number) == nil else {
                throw .duplicateBlock(header.number)
            }
        }
    }

    private init(unchecked range: PartialMountainRange) {
        self.range = range
        headersByNumber = [:]
    }

    private func check(_ header: BlockHeader) throws(PartialBlockchainError) {
        guard UInt64(header.number.value) < range.leafCount else {
            throw .blockNumberTooBig(header.number, chainLength: range.leafCount)
        }
        let opened: MountainRangeProof?
        do { opened = try range.open(UInt64(header.number.value)) } catch {
            throw .path(header.number, error)
        }
        guard let opened else { throw .untrackedBlock(header.number) }
        let proof = MountainRangeProof(path: opened.path, leaf: header.commitment)
        do { try range.peaks.verify(proof) } catch { throw .path(header.number, error) }
    }

    /// The number of blocks, which is the number of the next.
    public var length: UInt64 { range.leafCount }

    /// The commitment to the chain.
    public var commitment: Word { range.peaksHash }

    /// The headers at hand, ascending.
    public var headers: [BlockHeader] {
        headersByNumber.values.sorted { $0.number < $1.number }
    }

    /// The header of a block; nil if it is not at hand.
    public func header(_ number: BlockNumber) -> BlockHeader? { headersByNumber[number] }

    /// True if the header of the block is at hand.
    public func contains(_ number: BlockNumber) -> Bool { headersByNumber[number] != nil }

    /// Adds the next block.
    ///
    /// - Parameters:
    ///   - header: The header.
    ///   - isTracked: Whether to keep the header and its path.
    /// - Throws: ``PartialBlockchainError/notNext(expected:got:)``.
    public mutating func append(
        _ header: BlockHeader,
        isTracked: Bool
    ) throws(PartialBlockchainError) {
        guard UInt64(header.number.value) == length else {
            throw .notNext(expected: length, got: header.number)
        }
        do { try range.append(header.commitment, isTracked: isTracked) } catch {
            throw .path(header.number, error)
        }
        if isTracked { headersByNumber[header.number] = header }
    }

    /// Drops all headers and paths but some.
    public mutating func keepOnly(_ numbers: Set<BlockNumber>) {
        for number in headersByNumber.keys where !numbers.contains(number) {
            headersByNumber[number] = nil
            range.untrack(UInt64(number.value))
        }
    }
}

extension PartialBlockchain: ByteEncodable, ByteDecodable {
    /// Appends the range and the headers under their numbers, ascending.
    public func encode(to writer: inout ByteWriter) {
        writer.write(range)
        let headers = headers
        writer.writeCount(headers.count)
        for header in headers {
            writer.write(header.number)
            writer.write(header)
        }
    }

    /// Reads the range and the headers under their numbers.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let range = try reader.read(PartialMountainRange.self)
        let start = reader.offset
        let count = try reader.readCount(itemByteCount: BlockHeader.byteCount + 4)
        var headers: [BlockHeader] = []
        for _ in 0..<count {
            let place = reader.offset
            let number = try reader.read(BlockNumber.self)
            let header = try reader.read(BlockHeader.self)
            guard header.number == number else {
                throw reader.broken("a header under its own number", at: place)
            }
            headers.append(header)
        }
        self = try reader.checked(at: start) { () throws(PartialBlockchainError) in
            try PartialBlockchain(range: range, headers: headers)
        }
    }
}
