// SPDX-License-Identifier: MIT

public import ByteCoding

/// Batches in the order of their notes in a block.
public struct OrderedBatches: Hashable, Sendable {
    /// The batches.
    public let batches: [ProvenBatch]

    /// Takes batches in order.
    public init(_ batches: [ProvenBatch]) { self.batches = batches }

    /// The transactions of all batches, in order.
    public var transactions: [TransactionHeader] { batches.flatMap { $0.transactions } }
}

extension OrderedBatches: ByteEncodable, ByteDecodable {
    /// Appends the batches.
    public func encode(to writer: inout ByteWriter) { writer.writeList(batches) }

    /// Reads the batches.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        batches = try reader.readList(itemByteCount: ProvenBatch.leastByteCount)
    }
}
