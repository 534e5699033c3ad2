// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
public import ProtocolTypes
import TestSupport

extension Spine {
    /// The first transaction of a private account that the chain does not know; unproven.
    ///
    /// - Parameters:
    ///   - number: From 1; the ids of two accounts differ in their suffix only.
    ///   - expiration: The last block that may hold it; nil for that of a recorded one.
    /// - Returns: The transaction, with the proof of another.
    /// - Throws: What its parts throw; not for small numbers.
    public func unproven(
        _ number: UInt64,
        expiration: BlockNumber? = nil
    ) throws -> ProvenTransaction {
        let model = try ProvenTransaction(decoding: pending("v1_newprivate").bytes)
        var generator = SeededGenerator(seed: number)
        let id = try AccountID(
            prefix: model.accountID.prefix,
            suffix: Felt(reducing: number << 8)
        )
        let update = try TxAccountUpdate(
            accountID: id,
            initialCommitment: .zero,
            finalCommitment: generator.word(),
            deltaCommitment: generator.word(),
            details: .private
        )
        return try ProvenTransaction(
            accountUpdate: update,
            inputNotes: InputNotes(),
            outputNotes: OutputNotes(),
            referenceBlock: model.referenceBlock,
            referenceCommitment: model.referenceCommitment,
            fee: model.fee,
            expiration: expiration ?? model.expiration,
            proof: model.proof
        )
    }
}
