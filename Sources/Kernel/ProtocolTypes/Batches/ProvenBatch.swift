// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// The joint effects of some transactions whose proofs were verified.
///
/// In this release a batch carries no proof of its own.
public struct ProvenBatch: Hashable, Sendable {
    /// The most accounts that a batch changes.
    public static let accountsMax = ProtocolLimits.maxAccountsPerBatch

    /// The batch's name: the commitment to its transactions.
    public let id: BatchID
    /// The commitment of the block that the batch refers to.
    public let referenceCommitment: Word
    /// The number of that block.
    public let referenceBlock: BlockNumber
    /// What happened to each account.
    public let accountUpdates: [AccountID: BatchAccountUpdate]
    /// The notes that were consumed and not made in the batch, by nullifier.
    public let inputNotes: InputNotes<InputNoteCommitment>
    /// The notes that were made and not consumed in the batch, by id.
    public let outputNotes: [OutputNote]
    /// The last block that may hold the batch.
    public let expiration: BlockNumber
    /// The transactions, in order.
    public let transactions: [TransactionHeader]

    /// Gathers the parts and computes the id.
    ///
    /// - Throws: ``BatchError/expired(reference:expiration:)``,
    ///   ``BatchError/tooManyAccounts(_:)``, ``BatchError/notes(_:)``.
    public init(
        referenceCommitment: Word,
        referenceBlock: BlockNumber,
        accountUpdates: [BatchAccountUpdate],
        inputNotes: InputNotes<InputNoteCommitment>,
        outputNotes: [OutputNote],
        expiration: BlockNumber,
        transactions: [TransactionHeader]
    ) throws(BatchError) {
        guard expiration > referenceBlock else {
            throw .expired(reference: referenceBlock, expiration: expiration)
        }
        guard accountUpdates.count <= Self.accountsMax else {
            throw .tooManyAccounts(accountUpdates.count)
        }
        do { _ = try OutputNotes(outputNotes) } catch { throw .notes(error) }
        id = BatchID(transactions)
        self.referenceCommitment = referenceCommitment
        self.referenceBlock = referenceBlock
        var byAccount: [AccountID: BatchAccountUpdate] = [:]
        for update in accountUpdates { byAccount[update.accountID] = update }
        self.accountUpdates = byAccount
        self.inputNotes = inputNotes
        self.outputNotes = outputNotes
        self.expiration = expiration
        self.transactions = transactions
    }

    /// The tree of the output notes.
    /// - Throws: Nothing that a batch could break: its notes are at most 1024.
    public func noteTree() throws(NoteError) -> BatchNoteTree {
        try BatchNoteTree(outputNotes.map(\.id))
    }
}

extension ProvenBatch: ByteEncodable, ByteDecodable {
    /// The fewest bytes that a batch takes.
    static let leastByteCount = 77

    /// Appends id, reference block, account updates, notes, expiration and transactions.
    public func encode(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(referenceCommitment)
        writer.write(referenceBlock)
        writer.writeMap(accountUpdates)
        writer.write(inputNotes)
        writer.writeList(outputNotes)
        writer.write(expiration)
        writer.writeList(transactions)
    }

    /// Reads a batch whose id is that of its transactions.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let id = try reader.read(BatchID.self)
        let referenceCommitment = try reader.readWord()
        let referenceBlock = try reader.read(BlockNumber.self)
        let updates = try reader.readMap(
            AccountID.self,
            BatchAccountUpdate.self,
            pairByteCount: AccountID.byteCount + BatchAccountUpdate.leastByteCount
        )
        let inputNotes = try reader.read(InputNotes<InputNoteCommitment>.self)
        let outputNotes = try reader.readList(
            OutputNote.self,
            itemByteCount: OutputNote.leastByteCount
        )
        let expiration = try reader.read(BlockNumber.self)
        let transactions = try reader.readList(
            TransactionHeader.self,
            itemByteCount: TransactionHeader.leastByteCount
        )
        self = try reader.checked(at: start) { () throws(BatchError) in
            for (key, update) in updates where key != update.accountID {
                throw .updateOfOtherAccount(expected: key, got: update.accountID)
            }
            let batch = try ProvenBatch(
                referenceCommitment: referenceCommitment,
                referenceBlock: referenceBlock,
                accountUpdates: Array(updates.values),
                inputNotes: inputNotes,
                outputNotes: outputNotes,
                expiration: expiration,
                transactions: transactions
            )
            guard batch.id == id else { throw .idMismatch(expected: batch.id, got: id) }
            return batch
        }
    }
}
