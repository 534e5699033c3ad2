// SPDX-License-Identifier: MIT

public import ByteCoding
import ProtocolTypes

extension ProposedBlock: ByteEncodable, ByteDecodable {
    /// Appends batches, time, account updates, output notes, nullifiers, chain and header.
    public func encode(to writer: inout ByteWriter) {
        writer.writeList(batches)
        writer.write(timestamp)
        writer.writeCount(accountUpdates.count)
        for update in accountUpdates {
            writer.write(update.accountID)
            writer.write(update)
        }
        writer.writeList(outputNotes)
        writer.writeCount(nullifiers.count)
        for created in nullifiers {
            writer.write(created.nullifier)
            writer.write(created.witness)
        }
        writer.write(chain)
        writer.write(previous)
    }

    /// Reads the parts and derives the block anew from its batches and witnesses.
    ///
    /// Whatever does not come out equal is refused. Only the proofs of notes cannot be checked,
    /// since they are not written: see ``notesTakenOnTrust``.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let batches: [ProvenBatch] = try reader.readList(itemByteCount: 32)
        let timestamp = try reader.readUInt32()
        let updates = try Self.readUpdates(&reader)
        let outputNotes: [OutputNoteBatch] = try reader.readList()
        let nullifiers = try Self.readNullifiers(&reader)
        let chain = try PartialBlockchain(from: &reader)
        let previous = try BlockHeader(from: &reader)
        let inputs = BlockInputs(
            previous: previous,
            chain: chain,
            accountWitnesses: updates.mapValues(\.witness),
            nullifierWitnesses: nullifiers,
            noteProofs: [:]
        )
        do {
            self = try proposeBlock(
                batches: batches,
                inputs: inputs,
                timestamp: timestamp,
                trustsAuthentication: true
            )
        } catch { throw reader.broken("batches that make a block", at: start) }
        let isSame =
            accountUpdates.count == updates.count && self.nullifiers.count == nullifiers.count
            && self.outputNotes == outputNotes
            && accountUpdates.allSatisfy { updates[$0.accountID] == $0 }
        guard isSame else {
            throw reader.broken("the updates and notes that the batches lead to", at: start)
        }
    }

    private static func readUpdates(
        _ reader: inout ByteReader
    ) throws(DecodingFailure) -> [AccountID: AccountUpdateWitness] {
        var updates: [AccountID: AccountUpdateWitness] = [:]
        for _ in 0..<(try reader.readCount(itemByteCount: AccountID.byteCount)) {
            let start = reader.offset
            let id = try AccountID(from: &reader)
            let update = try AccountUpdateWitness(from: &reader, accountID: id)
            guard updates.updateValue(update, forKey: id) == nil else {
                throw reader.broken("one update for each account", at: start)
            }
        }
        return updates
    }

    private static func readNullifiers(
        _ reader: inout ByteReader
    ) throws(DecodingFailure) -> [Nullifier: NullifierWitness] {
        var witnesses: [Nullifier: NullifierWitness] = [:]
        for _ in 0..<(try reader.readCount(itemByteCount: 32)) {
            let start = reader.offset
            let nullifier = try Nullifier(from: &reader)
            let witness = try NullifierWitness(from: &reader)
            guard witnesses.updateValue(witness, forKey: nullifier) == nil else {
                throw reader.broken("each nullifier once", at: start)
            }
        }
        return witnesses
    }
}
