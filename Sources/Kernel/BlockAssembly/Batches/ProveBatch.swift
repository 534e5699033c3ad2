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

/// Verifies the proof of every transaction of a batch.
///
/// The proven batch carries no proof of its own: who makes it vouches that all proofs of its
/// transactions hold.
///
/// - Parameters:
///   - batch: The batch.
///   - verify: Verifies one transaction; called once for each, in order.
/// - Returns: The effects of the batch, without the proofs.
/// - Throws: ``BatchProofFailure`` with the first transaction that `verify` refuses.
public func proveBatch<Cause: Error>(
    _ batch: CheckedBatch,
    verify: (ProvenTransaction) throws(Cause) -> Void
) throws(BatchProofFailure<Cause>) -> ProvenBatch {
    let reference = batch.proposal.referenceHeader
    for transaction in batch.proposal.transactions {
        do { try verify(transaction) } catch { throw .transaction(transaction.id, error) }
    }
    assert(batch.expiration > reference.number)
    do {
        return try ProvenBatch(
            referenceCommitment: reference.commitment,
            referenceBlock: reference.number,
            accountUpdates: batch.accountUpdates,
            inputNotes: batch.inputNotes,
            outputNotes: batch.outputNotes,
            expiration: batch.expiration,
            transactions: batch.proposal.transactions.map(\.header)
        )
    } catch { throw .batch(error) }
}
