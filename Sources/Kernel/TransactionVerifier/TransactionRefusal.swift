// SPDX-License-Identifier: MIT

public import VMVerifier

/// Why a well-formed transaction was refused.
public enum TransactionRefusal: Error, Equatable, Sendable {
    /// Its proof does not show what it claims.
    case proof(ExecutionProofError)
}
