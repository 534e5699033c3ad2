// SPDX-License-Identifier: MIT

import FieldArithmetic
import ProtocolTypes
import Signatures

extension BlockHeader {
    /// The header with some parts replaced.
    func with(
        previousCommitment: Word? = nil,
        chainCommitment: Word? = nil,
        accountRoot: Word? = nil,
        nullifierRoot: Word? = nil,
        noteRoot: Word? = nil,
        transactionCommitment: Word? = nil,
        validatorKey: ECDSAPublicKey? = nil,
        timestamp: UInt32? = nil
    ) -> BlockHeader {
        BlockHeader(
            version: version,
            previousCommitment: previousCommitment ?? self.previousCommitment,
            number: number,
            chainCommitment: chainCommitment ?? self.chainCommitment,
            accountRoot: accountRoot ?? self.accountRoot,
            nullifierRoot: nullifierRoot ?? self.nullifierRoot,
            noteRoot: noteRoot ?? self.noteRoot,
            transactionCommitment: transactionCommitment ?? self.transactionCommitment,
            kernelCommitment: kernelCommitment,
            validatorKey: validatorKey ?? self.validatorKey,
            feeParameters: feeParameters,
            timestamp: timestamp ?? self.timestamp
        )
    }
}
