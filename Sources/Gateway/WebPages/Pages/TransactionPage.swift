// SPDX-License-Identifier: MIT

/// A transaction, from the moment the node received it.
public struct TransactionPage: Sendable, Equatable {
    /// The id, `0x` and 64 hex digits.
    public let id: String
    /// The id of the account that it changes, in hex.
    public let account: String
    /// How far it has come.
    public let state: TransactionState
    /// Seconds since 1970 of its block; nothing before it is in one.
    public let timestamp: UInt32?
    /// The commitment to the account's state before.
    public let initialState: String
    /// The commitment to the account's state after.
    public let finalState: String
    /// The block that it was executed against; unknown once a block has it, which keeps only its
    /// header, and then its expiration is unknown too.
    public let referenceBlock: UInt32?
    /// The last block it may enter; nothing when it never expires.
    public let expirationBlock: UInt32?
    /// What it pays; nothing when it pays nothing.
    public let fee: AssetRow?
    /// The nullifiers of the notes it consumes.
    ///
    /// In the transaction's order.
    public let nullifiers: [String]
    /// The notes it creates.
    ///
    /// In the transaction's order.
    public let outputNotes: [NoteRow]

    /// Takes the values as they are.
    public init(
        id: String,
        account: String,
        state: TransactionState,
        timestamp: UInt32?,
        initialState: String,
        finalState: String,
        referenceBlock: UInt32?,
        expirationBlock: UInt32?,
        fee: AssetRow?,
        nullifiers: [String],
        outputNotes: [NoteRow]
    ) {
        self.id = id
        self.account = account
        self.state = state
        self.timestamp = timestamp
        self.initialState = initialState
        self.finalState = finalState
        self.referenceBlock = referenceBlock
        self.expirationBlock = expirationBlock
        self.fee = fee
        self.nullifiers = nullifiers
        self.outputNotes = outputNotes
    }
}
