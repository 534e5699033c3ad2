// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// What the transactions of a batch did to one account, taken together.
public struct BatchAccountUpdate: Hashable, Sendable {
    /// The account.
    public let accountID: AccountID
    /// Its commitment before; the zero word for a new account.
    public let initialState: Word
    /// Its commitment after.
    public let finalState: Word
    /// What the chain learns of the change.
    public let details: AccountUpdateDetails

    /// Gathers the parts.
    public init(
        accountID: AccountID,
        initialState: Word,
        finalState: Word,
        details: AccountUpdateDetails
    ) {
        self.accountID = accountID
        self.initialState = initialState
        self.finalState = finalState
        self.details = details
    }

    /// The update that one transaction makes.
    public init(_ update: TxAccountUpdate) {
        self.init(
            accountID: update.accountID,
            initialState: update.initialCommitment,
            finalState: update.finalCommitment,
            details: update.details
        )
    }
}

extension BatchAccountUpdate: ByteEncodable, ByteDecodable {
    /// The fewest bytes that an update takes.
    static let leastByteCount = 80

    /// Appends account, states and details.
    public func encode(to writer: inout ByteWriter) {
        writer.write(accountID)
        writer.write(initialState)
        writer.write(finalState)
        writer.write(details)
    }

    /// Reads account, states and details.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        accountID = try reader.read(AccountID.self)
        initialState = try reader.readWord()
        finalState = try reader.readWord()
        details = try reader.read(AccountUpdateDetails.self)
    }
}
