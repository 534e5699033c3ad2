// SPDX-License-Identifier: MIT

public import ProtocolTypes

extension PendingTransaction {
    /// What the mempool must know of a transaction.
    ///
    /// - Parameters:
    ///   - transaction: The transaction.
    ///   - byteCount: Its size on the wire.
    public init(_ transaction: ProvenTransaction, byteCount: Int) {
        self.init(
            id: transaction.id,
            account: transaction.accountID,
            initialState: transaction.accountUpdate.initialCommitment,
            finalState: transaction.accountUpdate.finalCommitment,
            nullifiers: transaction.inputNotes.nullifiers,
            unauthenticatedNotes: transaction.inputNotes.notes.compactMap(\.unauthenticatedID),
            outputNotes: transaction.outputNotes.notes.map(\.id),
            expiration: transaction.expiration,
            byteCount: byteCount,
            deploysNetworkAccount: NetworkAccount.isDeployed(by: transaction.accountUpdate.details)
        )
    }
}
