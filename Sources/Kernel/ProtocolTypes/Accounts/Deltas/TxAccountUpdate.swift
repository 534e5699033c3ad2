// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// The account's part of a proven transaction.
public struct TxAccountUpdate: Hashable, Sendable {
    /// The account.
    public let accountID: AccountID
    /// Its commitment before; zero for a new account.
    public let initialCommitment: Word
    /// Its commitment after.
    public let finalCommitment: Word
    /// The hash of what changed before the fee was taken.
    public let deltaCommitment: Word
    /// What the chain learns of it.
    public let details: AccountUpdateDetails

    /// Puts an update together and checks that its details suit the account.
    public init(
        accountID: AccountID,
        initialCommitment: Word,
        finalCommitment: Word,
        deltaCommitment: Word,
        details: AccountUpdateDetails
    ) throws(AccountUpdateError) {
        let byteCount = details.encodedBytes.count
        guard byteCount <= ProtocolLimits.maxAccountUpdateByteCount else {
            throw .tooLong(accountID, byteCount)
        }
        switch (accountID.type, details) {
        case (.private, .private): break
        case (.private, .delta): throw .privateAccountWithDetails(accountID)
        case (.public, .private): throw .publicAccountWithoutDetails(accountID)
        case (.public, .delta(let delta)):
            guard initialCommitment == .zero else { break }
            let account: Account
            do { account = try Account(fullState: delta) } catch {
                throw .newAccountWithoutFullState(accountID, error)
            }
            guard account.id == accountID else {
                throw .otherAccount(expected: accountID, got: account.id)
            }
            guard account.commitment == finalCommitment else {
                throw .otherFinalCommitment(expected: finalCommitment, got: account.commitment)
            }
        }
        self.accountID = accountID
        self.initialCommitment = initialCommitment
        self.finalCommitment = finalCommitment
        self.deltaCommitment = deltaCommitment
        self.details = details
    }
}

/// Why details do not suit an account.
public enum AccountUpdateError: Error, Equatable, Sendable {
    /// The details are longer than the chain takes.
    case tooLong(AccountID, Int)
    /// The chain may learn nothing of a private account.
    case privateAccountWithDetails(AccountID)
    /// The chain must learn all of a public account.
    case publicAccountWithoutDetails(AccountID)
    /// A new public account comes without its full state.
    case newAccountWithoutFullState(AccountID, DeltaError)
    /// The full state is that of another account.
    case otherAccount(expected: AccountID, got: AccountID)
    /// The full state has another commitment.
    case otherFinalCommitment(expected: Word, got: Word)
}

extension AccountUpdateError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .tooLong: "an account update of at most 262144 bytes"
        case .privateAccountWithDetails: "no details of a private account"
        case .publicAccountWithoutDetails: "the details of a public account"
        case .newAccountWithoutFullState: "the full state of a new public account"
        case .otherAccount: "the full state of this account"
        case .otherFinalCommitment: "a full state with the final commitment"
        }
    }
}

extension TxAccountUpdate: ByteEncodable, ByteDecodable {
    /// Appends id, commitments and details.
    public func encode(to writer: inout ByteWriter) {
        writer.write(accountID)
        writer.write(initialCommitment)
        writer.write(finalCommitment)
        writer.write(deltaCommitment)
        writer.write(details)
    }

    /// Reads id, commitments and details.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let id = try reader.read(AccountID.self)
        let initial = try reader.readWord()
        let final = try reader.readWord()
        let delta = try reader.readWord()
        let details = try reader.read(AccountUpdateDetails.self)
        self = try reader.checked(at: start) { () throws(AccountUpdateError) in
            try TxAccountUpdate(
                accountID: id,
                initialCommitment: initial,
                finalCommitment: final,
                deltaCommitment: delta,
                details: details
            )
        }
    }
}
