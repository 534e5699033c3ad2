// SPDX-License-Identifier: MIT

public import ByteCoding
public import ProtocolTypes

/// All that a block follows from, proofs included: what a sequencer sends to a validator.
///
/// Whoever holds it can derive the block alone, trusting nobody.
public struct SealingRequest: Equatable, Sendable {
    /// The batches of the block, each with its transactions and their proofs.
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

    /// Derives header and body.
    ///
    /// - Parameter verify: Verifies the proof of one transaction; called once for each.
    /// - Returns: What the block commits to, not yet signed.
    /// - Throws: ``SealingRefusal``, naming the first part that does not hold.
    public func derive<Cause: Error>(
        verify: (ProvenTransaction) throws(Cause) -> Void
    ) throws(SealingRefusal<Cause>) -> (header: BlockHeader, body: BlockBody) {
        var proven: [ProvenBatch] = []
        for (index, batch) in batches.enumerated() {
            let checked: CheckedBatch
            do { checked = try proposeBatch(batch) } catch { throw .batch(index, error) }
            do throws(BatchProofFailure<Cause>) {
                proven.append(try proveBatch(checked, verify: verify))
            } catch { throw .proof(error) }
        }
        let block: CheckedBlock
        do {
            block = try proposeBlock(batches: proven, inputs: inputs, timestamp: timestamp)
        } catch { throw .block(error) }
        do { return try buildHeaderAndBody(block) } catch { throw .state(error) }
    }
}

/// Why no block follows from a request.
public enum SealingRefusal<Cause: Error>: Error {
    /// The transactions of a batch do not fit together.
    case batch(Int, BatchRefusal)
    /// A proof does not hold.
    case proof(BatchProofFailure<Cause>)
    /// The batches do not fit together, or to the state.
    case block(BlockRefusal)
    /// The witnesses are not about the state.
    case state(BlockStateRefusal)
}

extension SealingRefusal: Equatable where Cause: Equatable {}
extension SealingRefusal: Sendable where Cause: Sendable {}

extension SealingRequest: ByteEncodable, ByteDecodable {
    /// Appends the batches, the inputs and the time.
    public func encode(to writer: inout ByteWriter) {
        writer.writeList(batches)
        writer.write(inputs)
        writer.write(timestamp)
    }

    /// Reads the batches, the inputs and the time.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        batches = try reader.readList()
        inputs = try BlockInputs(from: &reader)
        timestamp = try reader.readUInt32()
    }
}
