// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// What a block did to an account.
public struct BlockAccountUpdate: Hashable, Sendable {
    /// The account.
    public let accountID: AccountID
    /// Its commitment after the block.
    public let finalState: Word
    /// What the chain learns of the change.
    public let details: AccountUpdateDetails

    /// Gathers the parts.
    public init(accountID: AccountID, finalState: Word, details: AccountUpdateDetails) {
        self.accountID = accountID
        self.finalState = finalState
        self.details = details
    }
}

extension BlockAccountUpdate: ByteEncodable, ByteDecodable {
    /// The fewest bytes that an update takes.
    static let leastByteCount = AccountID.byteCount + 33

    /// Appends account, state and details.
    public func encode(to writer: inout ByteWriter) {
        writer.write(accountID)
        writer.write(finalState)
        writer.write(details)
    }

    /// Reads account, state and details.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        accountID = try reader.read(AccountID.self)
        finalState = try reader.readWord()
        details = try reader.read(AccountUpdateDetails.self)
    }
}
