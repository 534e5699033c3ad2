// SPDX-License-Identifier: MIT

import FieldArithmetic
import ProtocolTypes
import Store

extension Snapshot {
    /// What the chain says about the things that a transaction touches.
    borrowing func facts(about transaction: PendingTransaction) throws(DatabaseError) -> ChainFacts
    {
        ChainFacts(
            tip: tip?.number ?? .genesis,
            accountState: try account(transaction.account)?.commitment ?? .zero,
            isNetworkAccount: try storageHeader(transaction.account)
                .map(NetworkAccount.has) ?? false,
            spentNullifiers: try spentNullifiers(among: transaction.nullifiers),
            committedNotes: try committedNotes(
                among: transaction.outputNotes + transaction.unauthenticatedNotes
            )
        )
    }
}
