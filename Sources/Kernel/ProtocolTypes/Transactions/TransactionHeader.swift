// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// What a block keeps of a transaction: enough to compute its id.
public struct TransactionHeader: Hashable, Sendable {
    /// The transaction's name, computed of the rest.
    public let id: TransactionID
    /// The account that changed.
    public let accountID: AccountID
    /// The account's commitment before; the zero word for a new account.
    public let initialState: Word
    /// The account's commitment after.
    public let finalState: Word
    /// The notes that were consumed.
    public let inputNotes: InputNotes<InputNoteCommitment>
    /// The headers of the notes that were made, in order.
    public let outputNotes: [NoteHeader]
    /// What was paid.
    public let fee: FungibleAsset

    /// Gathers the parts and computes the id.
    /// - Throws: ``NoteError/tooManyOutputNotes(_:)``.
    public init(
        accountID: AccountID,
        initialState: Word,
        finalState: Word,
        inputNotes: InputNotes<InputNoteCommitment>,
        outputNotes: [NoteHeader],
        fee: FungibleAsset
    ) throws(NoteError) {
        guard outputNotes.count <= OutputNotes<OutputNote>.countMax else {
            throw .tooManyOutputNotes(outputNotes.count)
        }
        self.init(
            accountID: accountID,
            initialState: initialState,
            finalState: finalState,
            inputNotes: inputNotes,
            checkedOutputNotes: outputNotes,
            fee: fee
        )
    }

    /// Takes as many output notes as there may be.
    init(
        accountID: AccountID,
        initialState: Word,
        finalState: Word,
        inputNotes: InputNotes<InputNoteCommitment>,
        checkedOutputNotes outputNotes: [NoteHeader],
        fee: FungibleAsset
    ) {
        self.accountID = accountID
        self.initialState = initialState
        self.finalState = finalState
        self.inputNotes = inputNotes
        self.outputNotes = outputNotes
        self.fee = fee
        id = TransactionID(
            initialAccount: initialState,
            finalAccount: finalState,
            inputNotes: inputNotes.commitment,
            outputNotes: OutputNotes<OutputNote>.commitment(headers: outputNotes),
            fee: fee
        )
    }
}

extension TransactionHeader: ByteEncodable, ByteDecodable {
    /// The fewest bytes that a header takes.
    static let leastByteCount = 107

    /// Appends account, states, input notes, output notes and fee; not the id.
    public func encode(to writer: inout ByteWriter) {
        writer.write(accountID)
        writer.write(initialState)
        writer.write(finalState)
        writer.write(inputNotes)
        writer.writeList(outputNotes)
        writer.write(fee)
    }

    /// Reads account, states, input notes, output notes and fee; computes the id.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let accountID = try reader.read(AccountID.self)
        let initialState = try reader.readWord()
        let finalState = try reader.readWord()
        let inputNotes = try reader.read(InputNotes<InputNoteCommitment>.self)
        let outputNotes = try reader.readList(
            NoteHeader.self,
            itemByteCount: NoteHeader.leastByteCount
        )
        let fee = try reader.read(FungibleAsset.self)
        self = try reader.checked(at: start) { () throws(NoteError) in
            try TransactionHeader(
                accountID: accountID,
                initialState: initialState,
                finalState: finalState,
                inputNotes: inputNotes,
                outputNotes: outputNotes,
                fee: fee
            )
        }
    }
}
