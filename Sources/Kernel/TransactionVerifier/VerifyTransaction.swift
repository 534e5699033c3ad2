// SPDX-License-Identifier: MIT

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
    let update = transaction.accountUpdate
    let claim = ProgramClaim(
        programDigest: kernel.programDigest,
        kernel: kernel.procedures,
        stackInputs: KernelStack.inputs(
            block: transaction.referenceBlock,
            blockCommitment: transaction.referenceCommitment,
            account: transaction.accountID,
            initialCommitment: update.initialCommitment,
            inputNotes: transaction.inputNotes.commitment
        ),
        stackOutputs: KernelStack.outputs(
            outputNotes: transaction.outputNotes.commitment,
            finalCommitment: update.finalCommitment,
            deltaCommitment: update.deltaCommitment,
            fee: transaction.fee,
            expiration: transaction.expiration
        )
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
