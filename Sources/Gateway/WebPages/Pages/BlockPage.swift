// SPDX-License-Identifier: MIT

/// A block with all that is in it.
public struct BlockPage: Sendable, Equatable {
    /// What lists show of it.
    public let block: BlockRow
    /// The commitment of the block before it.
    public let parent: String
    /// The roots and commitments of the header.
    ///
    /// In the header's order.
    public let commitments: [NamedCommitment]
    /// The length of the signed block.
    public let byteCount: Int
    /// The transactions.
    ///
    /// In the block's order.
    public let transactions: [TransactionRow]
    /// The notes it creates.
    ///
    /// In the block's order.
    public let notes: [NoteRow]
    /// The nullifiers of the notes it consumes.
    ///
    /// In the block's order.
    public let nullifiers: [String]
    /// The accounts it changes.
    ///
    /// In the block's order.
    public let accounts: [AccountUpdateRow]

    /// Takes the values as they are.
    public init(
        block: BlockRow,
        parent: String,
        commitments: [NamedCommitment],
        byteCount: Int,
        transactions: [TransactionRow],
        notes: [NoteRow],
        nullifiers: [String],
        accounts: [AccountUpdateRow]
    ) {
        self.block = block
        self.parent = parent
        self.commitments = commitments
        self.byteCount = byteCount
        self.transactions = transactions
        self.notes = notes
        self.nullifiers = nullifiers
        self.accounts = accounts
    }
}
