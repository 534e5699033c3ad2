// SPDX-License-Identifier: MIT

public import ByteCoding
public import ProtocolTypes

/// Everything a block is made of, not yet checked: what a sequencer sends to a validator.
///
/// Unlike a ``ProtocolTypes/ProposedBlock`` it holds the transactions with their proofs and the
/// proofs of notes, so that who receives it need not trust the sender in anything.
public struct BlockProposal: Equatable, Sendable {
    /// The batches, in order, with their transactions.
    public let batches: [ProposedBatch]
    /// The previous block and witnesses of the state after it.
    public let inputs: BlockInputs
    /// The time of the block in seconds since 1970.
    public let timestamp: UInt32

    /// Gathers the parts.
    public init(batches: [ProposedBatch], inputs: BlockInputs, timestamp: UInt32) {
        self.batches = batches
        self.inputs = inputs
        self.timestamp = timestamp
    }

    /// Checks everything: each batch, each proof, and the block.
    ///
    /// - Parameter verify: Verifies one transaction; called once for each, in order. One that skips
    ///   what it has seen must compare whole transactions, since an id does not cover all of one.
    /// - Returns: The block.
    /// - Throws: ``BlockProposalRefusal``.
    public func checked<Cause: Error>(
        verify: (ProvenTransaction) throws(Cause) -> Void
    ) throws(BlockProposalRefusal<Cause>) -> CheckedBlock {
        guard batches.count <= AssemblyLimits.batchesPerBlockMax else {
            throw .block(.tooManyBatches(batches.count))
        }
        var proven: [ProvenBatch] = []
        for (index, proposal) in batches.enumerated() {
            let batch: CheckedBatch
            do { batch = try proposeBatch(proposal) } catch { throw .batch(index, error) }
            do { proven.append(try proveBatch(batch, verify: verify)) } catch {
                throw .proof(index, error)
            }
        }
        do {
            return try proposeBlock(batches: proven, inputs: inputs, timestamp: timestamp)
        } catch { throw .block(error) }
    }
}

extension BlockProposal: ByteEncodable, ByteDecodable {
    /// The fewest bytes that a batch takes: two empty lists, a header and the shortest chain.
    private static let batchByteCountMin = 2 + BlockHeader.byteCount

    /// Appends the batches, the inputs and the time.
    public func encode(to writer: inout ByteWriter) {
        writer.writeList(batches)
        writer.write(inputs)
        writer.write(timestamp)
    }

    /// Reads the batches, the inputs and the time.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        batches = try reader.readList(itemByteCount: Self.batchByteCountMin)
        inputs = try BlockInputs(from: &reader)
        timestamp = try reader.readUInt32()
    }
}
