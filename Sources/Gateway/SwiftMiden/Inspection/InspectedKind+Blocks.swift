// SPDX-License-Identifier: MIT

import ProtocolTypes
import Signatures

extension InspectedKind {
    /// Headers and blocks.
    static let blocks: [InspectedKind] = [
        InspectedKind("header", BlockHeader.self) { header, fields in fields.add(header) },
        InspectedKind("signed-block", SignedBlock.self) { block, fields in
            let (header, body) = (block.header, block.body)
            fields.add(header)
            fields.flag(
                "signatureValid",
                block.signature.recoverPublicKey(message: header.commitment) == header.validatorKey
            )
            fields.word("bodyTransactionCommitment", body.transactionCommitment)
            fields.word("bodyNoteRoot", (try? body.noteTree())?.root)
            fields.count("accountUpdates", body.accountUpdates.count)
            fields.count("outputNotes", body.outputNoteBatches.reduce(0) { $0 + $1.notes.count })
            fields.count("nullifiers", body.nullifiers.count)
            fields.texts("transactions", body.transactions.map(\.id.hex))
        },
        InspectedKind("proposed-block", ProposedBlock.self) { block, fields in
            fields.count("number", Int(block.previousHeader.number.value) + 1)
            fields.count("timestamp", Int(block.timestamp))
            fields.word("previousCommitment", block.previousHeader.commitment)
            fields.word("chainCommitment", block.blockchain.commitment)
            fields.word("transactionCommitment", BatchID(block.batches.transactions).word)
            fields.texts("batches", block.batches.batches.map(\.id.hex))
            fields.texts("transactions", block.batches.transactions.map(\.id.hex))
            fields.count("accountUpdates", block.accountUpdates.count)
            fields.count("outputNotes", block.outputNoteBatches.reduce(0) { $0 + $1.notes.count })
            fields.count("nullifiers", block.nullifiers.count)
        },
    ]
}

extension InspectedFields {
    fileprivate mutating func add(_ header: BlockHeader) {
        block("number", header.number)
        word("commitment", header.commitment)
        word("subCommitment", header.subCommitment)
        word("previousCommitment", header.previousCommitment)
        word("chainCommitment", header.chainCommitment)
        word("accountRoot", header.accountRoot)
        word("nullifierRoot", header.nullifierRoot)
        word("noteRoot", header.noteRoot)
        word("transactionCommitment", header.transactionCommitment)
        word("kernelCommitment", header.kernelCommitment)
        word("validatorKeyCommitment", header.validatorKey.commitment)
        text("feeFaucet", header.feeParameters.faucetID.hex)
        count("verificationBaseFee", Int(header.feeParameters.verificationBaseFee))
        count("version", Int(header.version))
        count("timestamp", Int(header.timestamp))
    }
}
