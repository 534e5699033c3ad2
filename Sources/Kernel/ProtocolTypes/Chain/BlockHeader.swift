// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing
public import Signatures

/// What a block commits to: the chain before it, the state after it and what happened in it.
public struct BlockHeader: Hashable, Sendable {
    /// The length of the byte form.
    public static let byteCount = 288

    /// A number that the network's genesis chose.
    public let version: UInt32
    /// The commitment of the block before; the zero word in genesis.
    public let previousCommitment: Word
    /// The height.
    public let number: BlockNumber
    /// The commitment to all blocks before, as a mountain range.
    public let chainCommitment: Word
    /// The root of the account tree after the block.
    public let accountRoot: Word
    /// The root of the nullifier tree after the block.
    public let nullifierRoot: Word
    /// The root of the tree of notes made in the block.
    public let noteRoot: Word
    /// The commitment to the transactions in order.
    public let transactionCommitment: Word
    /// The commitment to the kernel that transactions run.
    public let kernelCommitment: Word
    /// Who signs the block.
    public let validatorKey: ECDSAPublicKey
    /// What transactions pay.
    public let feeParameters: FeeParameters
    /// Seconds since 1970.
    public let timestamp: UInt32

    /// The hash of everything but the note root.
    public let subCommitment: Word
    /// The block's name: the hash of ``subCommitment`` and ``noteRoot``.
    public let commitment: Word

    /// Gathers the parts and computes the commitments.
    /// - Complexity: eight permutations.
    public init(
        version: UInt32,
        previousCommitment: Word,
        number: BlockNumber,
        chainCommitment: Word,
        accountRoot: Word,
        nullifierRoot: Word,
        noteRoot: Word,
        transactionCommitment: Word,
        kernelCommitment: Word,
        validatorKey: ECDSAPublicKey,
        feeParameters: FeeParameters,
        timestamp: UInt32
    ) {
        self.version = version
        self.previousCommitment = previousCommitment
        self.number = number
        self.chainCommitment = chainCommitment
        self.accountRoot = accountRoot
        self.nullifierRoot = nullifierRoot
        self.noteRoot = noteRoot
        self.transactionCommitment = transactionCommitment
        self.kernelCommitment = kernelCommitment
        self.validatorKey = validatorKey
        self.feeParameters = feeParameters
        self.timestamp = timestamp
        subCommitment = Poseidon2.merge([
            previousCommitment, chainCommitment, accountRoot, nullifierRoot,
            transactionCommitment, kernelCommitment, validatorKey.commitment,
            Word(Felt(number.value), Felt(version), Felt(timestamp), .zero),
            feeParameters.word, .zero,
        ])
        commitment = Poseidon2.merge(subCommitment, noteRoot)
    }
}
