// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import VMCore

/// The effects of a transaction and the proof that the kernel allowed them.
///
/// Its shape is checked; whether the proof holds is not.
public struct ProvenTransaction: Equatable, Sendable {
    /// The transaction's name, computed of the rest.
    public let id: TransactionID
    /// What happened to the account.
    public let accountUpdate: TxAccountUpdate
    /// The notes that were consumed.
    public let inputNotes: InputNotes<InputNoteCommitment>
    /// The notes that were made.
    public let outputNotes: OutputNotes<OutputNote>
    /// The block that the transaction was run against.
    public let referenceBlock: BlockNumber
    /// That block's commitment.
    public let referenceCommitment: Word
    /// What is paid.
    public let fee: FungibleAsset
    /// The last block that may hold the transaction.
    public let expiration: BlockNumber
    /// The proof.
    public let proof: ExecutionProof

    /// Gathers the parts and computes the id.
    /// - Throws: ``TransactionError/empty(_:)``.
    public init(
        accountUpdate: TxAccountUpdate,
        inputNotes: InputNotes<InputNoteCommitment>,
        outputNotes: OutputNotes<OutputNote>,
        referenceBlock: BlockNumber,
        referenceCommitment: Word,
        fee: FungibleAsset,
        expiration: BlockNumber,
        proof: ExecutionProof
    ) throws(TransactionError) {
        let changes = accountUpdate.initialCommitment != accountUpdate.finalCommitment
        guard changes || !inputNotes.notes.isEmpty else { throw .empty(accountUpdate.accountID) }
        self.accountUpdate = accountUpdate
        self.inputNotes = inputNotes
        self.outputNotes = outputNotes
        self.referenceBlock = referenceBlock
        self.referenceCommitment = referenceCommitment
        self.fee = fee
        self.expiration = expiration
        self.proof = proof
        id = TransactionID(
            initialAccount: accountUpdate.initialCommitment,
            finalAccount: accountUpdate.finalCommitment,
            inputNotes: inputNotes.commitment,
            outputNotes: outputNotes.commitment,
            fee: fee
        )
    }

    /// The account that changed.
    public var accountID: AccountID { accountUpdate.accountID }

    /// What a block keeps of the transaction.
    public var header: TransactionHeader {
        TransactionHeader(
            accountID: accountID,
            initialState: accountUpdate.initialCommitment,
            finalState: accountUpdate.finalCommitment,
            inputNotes: inputNotes,
            checkedOutputNotes: outputNotes.headers,
            fee: fee
        )
    }
}

extension ProvenTransaction: ByteEncodable, ByteDecodable {
    /// Appends account update, notes, reference block, fee, expiration and proof.
    public func encode(to writer: inout ByteWriter) {
        writer.write(accountUpdate)
        writer.write(inputNotes)
        writer.write(outputNotes)
        writer.write(referenceBlock)
        writer.write(referenceCommitment)
        writer.write(fee)
        writer.write(expiration)
        writer.write(proof)
    }

    /// Reads account update, notes, reference block, fee, expiration and proof.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let accountUpdate = try reader.read(TxAccountUpdate.self)
        let inputNotes = try reader.read(InputNotes<InputNoteCommitment>.self)
        let outputNotes = try reader.read(OutputNotes<OutputNote>.self)
        let referenceBlock = try reader.read(BlockNumber.self)
        let referenceCommitment = try reader.readWord()
        let fee = try reader.read(FungibleAsset.self)
        let expiration = try reader.read(BlockNumber.self)
        let proof = try reader.read(ExecutionProof.self)
        self = try reader.checked(at: start) { () throws(TransactionError) in
            try ProvenTransaction(
                accountUpdate: accountUpdate,
                inputNotes: inputNotes,
                outputNotes: outputNotes,
                referenceBlock: referenceBlock,
                referenceCommitment: referenceCommitment,
                fee: fee,
                expiration: expiration,
                proof: proof
            )
        }
    }
}
