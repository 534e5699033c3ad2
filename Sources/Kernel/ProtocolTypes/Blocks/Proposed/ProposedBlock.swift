// SPDX-License-Identifier: MIT

public import ByteCoding

/// Batches that shall become a block, with their joint effects.
///
/// Nothing is checked here but the shape; a block is checked when it is proposed.
public struct ProposedBlock: Hashable, Sendable {
    /// The batches, in order.
    public let batches: OrderedBatches
    /// Seconds since 1970.
    public let timestamp: UInt32
    /// What happens to each account.
    public let accountUpdates: [AccountID: AccountUpdateWitness]
    /// The notes that are made and left, by batch.
    public let outputNoteBatches: [OutputNoteBatch]
    /// The nullifiers that are made, with their places.
    public let nullifiers: [Nullifier: NullifierWitness]
    /// The chain before the previous block.
    public let blockchain: PartialBlockchain
    /// The header of the block before.
    public let previousHeader: BlockHeader

    /// Gathers the parts.
    public init(
        batches: OrderedBatches,
        timestamp: UInt32,
        accountUpdates: [AccountID: AccountUpdateWitness],
        outputNoteBatches: [OutputNoteBatch],
        nullifiers: [Nullifier: NullifierWitness],
        blockchain: PartialBlockchain,
        previousHeader: BlockHeader
    ) {
        self.batches = batches
        self.timestamp = timestamp
        self.accountUpdates = accountUpdates
        self.outputNoteBatches = outputNoteBatches
        self.nullifiers = nullifiers
        self.blockchain = blockchain
        self.previousHeader = previousHeader
    }
}

extension ProposedBlock: ByteEncodable, ByteDecodable {
    /// Appends the parts in the order of the properties.
    public func encode(to writer: inout ByteWriter) {
        writer.write(batches)
        writer.write(timestamp)
        writer.writeMap(accountUpdates)
        writer.writeList(outputNoteBatches)
        writer.writeMap(nullifiers)
        writer.write(blockchain)
        writer.write(previousHeader)
    }

    /// Reads the parts in the order of the properties.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        batches = try reader.read(OrderedBatches.self)
        timestamp = try reader.readUInt32()
        accountUpdates = try reader.readMap(
            pairByteCount: AccountID.byteCount + AccountUpdateWitness.leastByteCount
        )
        outputNoteBatches = try reader.readList()
        nullifiers = try reader.readMap(pairByteCount: 50)
        blockchain = try reader.read(PartialBlockchain.self)
        previousHeader = try reader.read(BlockHeader.self)
    }
}
