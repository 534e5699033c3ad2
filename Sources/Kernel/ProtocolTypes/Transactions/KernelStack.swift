// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// What the kernel program finds on its stack and what it leaves there; the rest is zero.
public enum KernelStack {
    /// The stack at the start, top first.
    ///
    /// Shape `[16]`.
    ///
    /// - Parameters:
    ///   - block: The reference block.
    ///   - blockCommitment: Its commitment.
    ///   - account: The account that changes.
    ///   - initialCommitment: Its state before; zero for a new one.
    ///   - inputNotes: The commitment to the consumed notes.
    /// - Returns: The items.
    public static func inputs(
        block: BlockNumber,
        blockCommitment: Word,
        account: AccountID,
        initialCommitment: Word,
        inputNotes: Word
    ) -> [Felt] {
        blockCommitment.elements + initialCommitment.elements + inputNotes.elements
            + [account.suffix, account.prefix, Felt(block.value), .zero]
    }

    /// The stack at the end, top first.
    ///
    /// Shape `[16]`.
    ///
    /// - Parameters:
    ///   - outputNotes: The commitment to the created notes.
    ///   - finalCommitment: The account's state after.
    ///   - deltaCommitment: The account's change before the fee.
    ///   - fee: What the account paid.
    ///   - expiration: The last block that may take the transaction.
    /// - Returns: The items.
    public static func outputs(
        outputNotes: Word,
        finalCommitment: Word,
        deltaCommitment: Word,
        fee: FungibleAsset,
        expiration: BlockNumber
    ) -> [Felt] {
        let accountUpdate = Poseidon2.merge(finalCommitment, deltaCommitment)
        let faucet = fee.faucetID
        return outputNotes.elements + accountUpdate.elements
            + [faucet.suffix, faucet.prefix, Felt(reducing: fee.amount), Felt(expiration.value)]
            + [.zero, .zero, .zero, .zero]
    }
}
