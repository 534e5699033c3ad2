// SPDX-License-Identifier: MIT

public import ByteCoding
public import ProtocolTypes

/// Everything a block is made of, not yet checked: what a sequencer sends to a validator.
///
/// Unlike a ``ProtocolTypes/ProposedBlock`` it holds the proofs of notes, so that who receives it
/// need not trust the sender.
public struct BlockProposal: Hashable, Sendable {
    /// The batches, in order.
    public let batches: [ProvenBatch]
    /// The previous block and witnesses of the state after it.
    public let inputs: BlockInputs
    /// The time of the block in seconds since 1970.
    public let timestamp: UInt32

    /// Gathers the parts.
    public init(batches: [ProvenBatch], inputs: BlockInputs, timestamp: UInt32) {
        self.batches = batches
        self.inputs = inputs
        self.timestamp = timestamp
    }

    /// Checks the parts.
    /// - Throws: As ``proposeBlock(batches:inputs:timestamp:)``.
    public func checked() throws(BlockRefusal) -> CheckedBlock {
        try proposeBlock(batches: batches, inputs: inputs, timestamp: timestamp)
    }
}

extension BlockProposal: ByteEncodable, ByteDecodable {
    /// Appends the batches, the inputs and the time.
    public func encode(to writer: inout ByteWriter) {
        writer.write(OrderedBatches(batches))
        writer.write(inputs)
        writer.write(timestamp)
    }

    /// Reads the batches, the inputs and the time.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        batches = try reader.read(OrderedBatches.self).batches
        inputs = try BlockInputs(from: &reader)
        timestamp = try reader.readUInt32()
    }
}
