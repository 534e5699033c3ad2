// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import ProtocolTypes

/// What the mempool must know of a verified transaction.
public struct PendingTransaction: Sendable, Equatable {
    /// Its name.
    public let id: TransactionID
    /// The account that it changes.
    public let account: AccountID
    /// The account's state that it starts from; the zero word for a new account.
    public let initialState: Word
    /// The account's state that it leaves.
    public let finalState: Word
    /// What it consumes.
    public let nullifiers: [Nullifier]
    /// The notes that it consumes without a proof that they exist.
    public let unauthenticatedNotes: [NoteID]
    /// What it creates.
    public let outputNotes: [NoteID]
    /// The last block that may hold it.
    public let expiration: BlockNumber
    /// Its size on the wire.
    public let byteCount: Int
    /// Whether it brings a network account onto the chain.
    public let deploysNetworkAccount: Bool

    /// Gathers the parts.
    public init(
        id: TransactionID,
        account: AccountID,
        initialState: Word,
        finalState: Word,
        nullifiers: [Nullifier],
        unauthenticatedNotes: [NoteID],
        outputNotes: [NoteID],
        expiration: BlockNumber,
        byteCount: Int,
        deploysNetworkAccount: Bool = false
    ) {
        self.id = id
        self.account = account
        self.initialState = initialState
        self.finalState = finalState
        self.nullifiers = nullifiers
        self.unauthenticatedNotes = unauthenticatedNotes
        self.outputNotes = outputNotes
        self.expiration = expiration
        self.byteCount = byteCount
        self.deploysNetworkAccount = deploysNetworkAccount
    }

    /// True if it leaves the account as it was.
    public var isPassThrough: Bool { initialState == finalState }
}

/// What the chain says about the things that one transaction touches.
public struct ChainFacts: Sendable, Equatable {
    /// The tip that the facts belong to.
    public let tip: BlockNumber
    /// The account's committed state; the zero word if it is not on chain.
    public let accountState: Word
    /// Whether the account is one whose transactions the network makes.
    public let isNetworkAccount: Bool
    /// Those of its nullifiers that are in a block.
    public let spentNullifiers: Set<Nullifier>
    /// Those of its output notes and unauthenticated notes that are in a block.
    public let committedNotes: Set<NoteID>

    /// Gathers facts.
    public init(
        tip: BlockNumber,
        accountState: Word,
        isNetworkAccount: Bool = false,
        spentNullifiers: Set<Nullifier>,
        committedNotes: Set<NoteID>
    ) {
        self.tip = tip
        self.accountState = accountState
        self.isNetworkAccount = isNetworkAccount
        self.spentNullifiers = spentNullifiers
        self.committedNotes = committedNotes
    }
}
