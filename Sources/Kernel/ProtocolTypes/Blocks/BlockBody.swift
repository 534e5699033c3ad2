// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// What happened in a block: enough to follow the chain.
public struct BlockBody: Hashable, Sendable {
    /// The most accounts that a block changes.
    public static let accountUpdatesMax = 1 << 16
    /// The most notes that a block spends.
    public static let nullifiersMax = 1 << 16

    /// The accounts that changed.
    public let accountUpdates: [BlockAccountUpdate]
    /// The notes that were made and are left, by batch.
    public let outputNoteBatches: [OutputNoteBatch]
    /// The nullifiers of the notes that were consumed.
    public let nullifiers: [Nullifier]
    /// The transactions, in order.
    public let transactions: [TransactionHeader]

    /// Gathers the parts.
    ///
    /// - Throws: ``BlockError/tooManyAccountUpdates(_:)``, ``BlockError/tooManyBatches(_:)``,
    ///   ``BlockError/tooManyNullifiers(_:)``.
    public init(
        accountUpdates: [BlockAccountUpdate],
        outputNoteBatches: [OutputNoteBatch],
        nullifiers: [Nullifier],
        transactions: [TransactionHeader]
    ) throws(BlockError) {
        guard accountUpdates.count <= Self.accountUpdatesMax else {
            throw .tooManyAccountUpdates(accountUpdates.count)
        }
        guard outputNoteBatches.count <= BlockNoteIndex.batchesMax else {
            throw .tooManyBatches(outputNoteBatches.count)
        }
        guard nullifiers.count <= Self.nullifiersMax else {
            throw .tooManyNullifiers(nullifiers.count)
        }
        self.accountUpdates = accountUpdates
        self.outputNoteBatches = outputNoteBatches
        self.nullifiers = nullifiers
        self.transactions = transactions
    }

    /// The commitment to the transactions.
    public var transactionCommitment: Word { BatchID(transactions).word }

    /// The notes with their places in the block's note tree, batch by batch.
    /// - Throws: ``NoteError/indexOutOfRange(batch:note:)``.
    public func placedNotes() throws(NoteError) -> [(index: BlockNoteIndex, note: OutputNote)] {
        var placed: [(index: BlockNoteIndex, note: OutputNote)] = []
        for (batch, notes) in outputNoteBatches.enumerated() {
            for entry in notes.notes {
                let index = try BlockNoteIndex(batch: batch, note: entry.index)
                placed.append((index: index, note: entry.note))
            }
        }
        return placed
    }

    /// The tree of the notes.
    ///
    /// - Throws: ``NoteError/indexOutOfRange(batch:note:)``, ``NoteError/indexTaken(_:)``.
    /// - Complexity: sixteen permutations a note.
    public func noteTree() throws(NoteError) -> BlockNoteTree {
        var ids: [(index: BlockNoteIndex, id: NoteID)] = []
        for entry in try placedNotes() { ids.append((index: entry.index, id: entry.note.id)) }
        return try BlockNoteTree(ids)
    }
}

extension BlockBody: ByteEncodable, ByteDecodable {
    /// Appends account updates, note batches, nullifiers and transactions.
    public func encode(to writer: inout ByteWriter) {
        writer.writeList(accountUpdates)
        writer.writeList(outputNoteBatches)
        writer.writeList(nullifiers)
        writer.writeList(transactions)
    }

    /// Reads account updates, note batches, nullifiers and transactions.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let accountUpdates = try reader.readList(
            BlockAccountUpdate.self,
            itemByteCount: BlockAccountUpdate.leastByteCount
        )
        let outputNoteBatches = try reader.readList(OutputNoteBatch.self)
        let nullifiers = try reader.readList(Nullifier.self, itemByteCount: 32)
        let transactions = try reader.readList(
            TransactionHeader.self,
            itemByteCount: TransactionHeader.leastByteCount
        )
        self = try reader.checked(at: start) { () throws(BlockError) in
            try BlockBody(
                accountUpdates: accountUpdates,
                outputNoteBatches: outputNoteBatches,
                nullifiers: nullifiers,
                transactions: transactions
            )
        }
    }
}
