// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Why a proposed batch was not accepted.
public enum BatchProofFailure<Cause: Error>: Error {
    /// The proof of a transaction does not hold.
    case transaction(TransactionID, Cause)
    /// The effects make no batch, which the checks before rule out.
    case batch(BatchError)
}

extension BatchProofFailure: Equatable where Cause: Equatable {}
extension BatchProofFailure: Sendable where Cause: Sendable {}
