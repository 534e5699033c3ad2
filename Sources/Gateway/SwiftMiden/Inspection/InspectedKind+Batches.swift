// SPDX-License-Identifier: MIT

import ProtocolTypes

extension InspectedKind {
    /// Batches before and after their proof.
    static let batches: [InspectedKind] = [
        InspectedKind("proposed-batch", ProposedBatch.self) { batch, fields in
            fields.text("id", batch.id.hex)
            fields.block("referenceBlock", batch.referenceHeader.number)
            fields.word("referenceBlockCommitment", batch.referenceHeader.commitment)
            fields.word("chainCommitment", batch.blockchain.commitment)
            fields.texts("transactions", batch.transactions.map(\.id.hex))
            fields.count("noteProofs", batch.noteProofs.count)
        },
        InspectedKind("proven-batch", ProvenBatch.self) { batch, fields in
            fields.text("id", batch.id.hex)
            fields.block("referenceBlock", batch.referenceBlock)
            fields.word("referenceBlockCommitment", batch.referenceCommitment)
            fields.block("expiration", batch.expiration)
            fields.word("inputNotesCommitment", batch.inputNotes.commitment)
            fields.texts("transactions", batch.transactions.map(\.id.hex))
            fields.texts("accounts", batch.accountUpdates.keys.sorted().map(\.hex))
            fields.texts("nullifiers", batch.inputNotes.nullifiers.map(\.hex))
            fields.texts("outputNotes", batch.outputNotes.map(\.id.hex))
        },
    ]
}
