// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
public import ProtocolTypes
import VMVerifier

/// Checks that a transaction's proof shows its effects.
///
/// - Parameters:
///   - transaction: Well formed; everything in it may be false.
///   - kernel: The kernel that the network runs.
/// - Returns: The transaction, marked as verified.
/// - Throws: ``TransactionRefusal``, naming what does not fit.
/// - Complexity: one verification of an execution proof, and for a public account the hash of its
///   change.
public func verify(
    _ transaction: ProvenTransaction,
    under kernel: KernelProgram
) throws(TransactionRefusal) -> VerifiedTransaction {
    try checkDelta(of: transaction)
    let claim = ProgramClaim(
        programDigest: kernel.programDigest,
        kernel: kernel.procedures,
        stackInputs: stackInputs(of: transaction),
        stackOutputs: stackOutputs(of: transaction)
    )
    do throws(ExecutionProofError) {
        try VMVerifier.verify(transaction.proof, of: claim)
    } catch {
        throw .proof(error)
    }
    return VerifiedTransaction(transaction: transaction)
}

/// The published change is what is left after the fee; the kernel speaks of the change before it.
private func checkDelta(of transaction: ProvenTransaction) throws(TransactionRefusal) {
    let update = transaction.accountUpdate
    guard case .delta(let published) = update.details else { return }
    var vault = published.vault
    let beforeFee: AccountDelta
    do throws(DeltaError) {
        let fee = transaction.fee
        try vault.change(fee.key, by: Int64(fee.amount))
        beforeFee = try AccountDelta(
            id: published.id,
            storage: published.storage,
            vault: vault,
            code: published.code,
            nonceDelta: published.nonceDelta
        )
    } catch {
        throw .feeNotReversible
    }
    guard beforeFee.commitment == update.deltaCommitment else {
        throw .deltaCommitment(expected: update.deltaCommitment, got: beforeFee.commitment)
    }
}

/// What the kernel program starts from, top first.
private func stackInputs(of transaction: ProvenTransaction) -> [Felt] {
    transaction.referenceCommitment.elements
        + transaction.accountUpdate.initialCommitment.elements
        + transaction.inputNotes.commitment.elements
        + [
            transaction.accountID.suffix, transaction.accountID.prefix,
            Felt(transaction.referenceBlock.value), .zero,
        ]
}

/// What the kernel program leaves, top first.
private func stackOutputs(of transaction: ProvenTransaction) -> [Felt] {
    let update = transaction.accountUpdate
    let accountUpdate = Poseidon2.merge(update.finalCommitment, update.deltaCommitment)
    let fee = transaction.fee
    return transaction.outputNotes.commitment.elements + accountUpdate.elements
        + [
            fee.key.faucetID.suffix, fee.key.faucetID.prefix, Felt(reducing: fee.amount),
            Felt(transaction.expiration.value),
        ]
}
