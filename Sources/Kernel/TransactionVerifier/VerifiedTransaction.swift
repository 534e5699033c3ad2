// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// A transaction whose proof holds under a kernel.
///
/// Only ``verify(_:under:)`` makes one, so whoever takes one need not check the proof again.
/// Nothing is said about the chain: its notes may be spent and its account moved on.
public struct VerifiedTransaction: Sendable, Equatable {
    /// The transaction.
    public let transaction: ProvenTransaction

    init(transaction: ProvenTransaction) { self.transaction = transaction }
}
