// SPDX-License-Identifier: MIT

import FieldArithmetic
import ProtocolTypes
import VMCore

extension InspectedKind {
    /// Transactions before and after their proof.
    static let transactions: [InspectedKind] = [
        InspectedKind("transaction", ProvenTransaction.self) { transaction, fields in
            fields.add(transaction)
        },
        InspectedKind("transaction-inputs", TransactionInputs.self) { inputs, fields in
            fields.add(inputs)
        },
        InspectedKind("summary", TransactionSummary.self) { summary, fields in
            fields.word("commitment", summary.commitment)
            fields.text("account", summary.delta.id.hex)
            fields.word("deltaCommitment", summary.delta.commitment)
            fields.word("inputNotesCommitment", summary.inputNotes.commitment)
            fields.word("outputNotesCommitment", summary.outputNotes.commitment)
            fields.word("salt", summary.salt)
            fields.texts("nullifiers", summary.inputNotes.nullifiers.map(\.hex))
            fields.texts("outputNotes", summary.outputNotes.notes.map(\.id.hex))
        },
    ]
}

extension InspectedFields {
    fileprivate mutating func add(_ transaction: ProvenTransaction) {
        let update = transaction.accountUpdate
        text("id", transaction.id.hex)
        text("account", transaction.accountID.hex)
        word("initialCommitment", update.initialCommitment)
        word("finalCommitment", update.finalCommitment)
        word("deltaCommitment", update.deltaCommitment)
        word("inputNotesCommitment", transaction.inputNotes.commitment)
        word("outputNotesCommitment", transaction.outputNotes.commitment)
        block("referenceBlock", transaction.referenceBlock)
        word("referenceBlockCommitment", transaction.referenceCommitment)
        block("expiration", transaction.expiration)
        text("feeFaucet", transaction.fee.faucetID.hex)
        decimal("feeAmount", transaction.fee.amount)
        texts("nullifiers", transaction.inputNotes.nullifiers.map(\.hex))
        texts("outputNotes", transaction.outputNotes.notes.map(\.id.hex))
        let unauthenticated = transaction.inputNotes.notes.filter { !$0.isAuthenticated }
        count("unauthenticatedNotes", unauthenticated.count)
        text("proofHashFunction", "\(transaction.proof.hashFunction)")
        count("proofByteCount", transaction.proof.starkBytes.count)
        count("precompileRequests", transaction.proof.precompileRequests.count)
    }

    fileprivate mutating func add(_ inputs: TransactionInputs) {
        text("account", inputs.account.id.hex)
        word("accountCommitment", inputs.account.header.commitment)
        word("initialCommitment", inputs.account.header.initialCommitment)
        decimal("nonce", inputs.account.nonce.value)
        block("referenceBlock", inputs.referenceBlock.number)
        word("referenceBlockCommitment", inputs.referenceBlock.commitment)
        word("chainCommitment", inputs.blockchain.commitment)
        word("inputNotesCommitment", inputs.inputNotes.commitment)
        texts("inputNotes", inputs.inputNotes.notes.map(\.id.hex))
        texts("nullifiers", inputs.inputNotes.nullifiers.map(\.hex))
        word("scriptRoot", inputs.args.script?.root)
        word("scriptArgument", inputs.args.scriptArgument)
        word("authArgument", inputs.args.authArgument)
        count("noteArguments", inputs.args.noteArguments.count)
        count("adviceEntries", inputs.adviceInputs.map.entries.count)
        count("foreignAccounts", inputs.foreignCode.count)
    }
}
