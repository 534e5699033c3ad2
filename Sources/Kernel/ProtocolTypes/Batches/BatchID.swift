// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// The name of a batch: the commitment to its transactions in order.
public struct BatchID: WordIdentifier {
    /// The digest.
    public let word: Word

    /// Takes a word for an id.
    public init(_ word: Word) { self.word = word }

    /// The id of a batch of these transactions.
    public init(transactions: [(id: TransactionID, account: AccountID)]) {
        word = Self.commitment(to: transactions)
    }

    /// The id of a batch of transactions with these headers.
    public init(_ headers: [TransactionHeader]) {
        self.init(transactions: headers.map { (id: $0.id, account: $0.accountID) })
    }

    /// The hash of each id with `[account prefix, account suffix, 0, 0]`; no transactions give the
    /// zero word.
    ///
    /// A block commits to all its transactions in the same way.
    public static func commitment(
        to transactions: [(id: TransactionID, account: AccountID)]
    ) -> Word {
        Poseidon2.merge(
            transactions.flatMap {
                [$0.id.word, Word($0.account.prefix, $0.account.suffix, .zero, .zero)]
            }
        )
    }
}
