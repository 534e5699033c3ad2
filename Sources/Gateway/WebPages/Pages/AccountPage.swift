// SPDX-License-Identifier: MIT

/// An account.
public struct AccountPage: Sendable, Equatable {
    /// What the chain knows of an account's state.
    public enum State: Sendable, Equatable {
        /// The account is private: the chain holds the commitment alone.
        case notPublic
        /// The account is public.
        case open(AccountDetails)
    }

    /// The id in hex.
    public let id: String
    /// The id in bech32m, as wallets write it.
    public let address: String
    /// The commitment to its latest state.
    public let commitment: String
    /// The block that changed it last.
    public let lastBlock: UInt32
    /// What can be told of its state.
    public let state: State
    /// Its latest transactions, newest first.
    public let transactions: [TransactionRow]

    /// Takes the values as they are.
    public init(
        id: String,
        address: String,
        commitment: String,
        lastBlock: UInt32,
        state: State,
        transactions: [TransactionRow]
    ) {
        self.id = id
        self.address = address
        self.commitment = commitment
        self.lastBlock = lastBlock
        self.state = state
        self.transactions = transactions
    }
}
