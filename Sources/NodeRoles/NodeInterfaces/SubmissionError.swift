// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import ProtocolTypes
public import TransactionVerifier

/// Why a submitted transaction was refused; nothing of it is kept.
public enum SubmissionError: Error, Equatable, Sendable {
    /// The bytes are no transaction.
    case malformed(DecodingFailure)
    /// The block that it was built on is not on this chain.
    case unknownReferenceBlock(BlockNumber, commitment: Word)
    /// Its proof does not show what it claims.
    case proofInvalid(TransactionRefusal)
    /// It stands against the chain or the pending transactions.
    case notAdmitted(AdmissionError)
    /// Too many submissions are being checked at once; the same bytes may be sent again.
    case busy
    /// The node could not write or read its state; the transaction is not at fault.
    case unavailable(reason: String)

    /// The machine code of the public interface.
    public var code: String {
        switch self {
        case .malformed: "malformed_transaction"
        case .unknownReferenceBlock: "unknown_reference_block"
        case .proofInvalid: "proof_invalid"
        case .notAdmitted(let error): error.code
        case .busy: "mempool_full"
        case .unavailable: "unavailable"
        }
    }
}

/// The answer to a submission that was taken.
public struct SubmissionReceipt: Equatable, Sendable {
    /// The transaction's name.
    public let id: TransactionID
    /// How far it has come.
    public let status: TransactionStatus
    /// True if it was known before.
    public let isDuplicate: Bool

    /// Gathers a receipt.
    public init(id: TransactionID, status: TransactionStatus, isDuplicate: Bool) {
        self.id = id
        self.status = status
        self.isDuplicate = isDuplicate
    }
}
