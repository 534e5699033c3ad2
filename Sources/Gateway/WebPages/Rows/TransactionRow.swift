// SPDX-License-Identifier: MIT

/// A transaction as lists show it.
public struct TransactionRow: Sendable, Equatable {
    /// The id, `0x` and 64 hex digits.
    public let id: String
    /// The id of the account that it changes, in hex.
    public let account: String
    /// How many notes it consumes.
    public let inputNoteCount: Int
    /// How many notes it creates.
    public let outputNoteCount: Int
    /// How far it has come.
    public let state: TransactionState

    /// Takes the values as they are.
    public init(
        id: String,
        account: String,
        inputNoteCount: Int,
        outputNoteCount: Int,
        state: TransactionState
    ) {
        self.id = id
        self.account = account
        self.inputNoteCount = inputNoteCount
        self.outputNoteCount = outputNoteCount
        self.state = state
    }
}
