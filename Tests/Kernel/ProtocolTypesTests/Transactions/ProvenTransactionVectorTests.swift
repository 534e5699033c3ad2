// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct ProvenTransactionVectorTests {
    private func folders() throws -> [String] {
        let folders =
            Vectors.files("transactions/tx").map { "transactions/tx/\($0)" }
            + Vectors.files("transactions/exec/tx").map { "transactions/exec/tx/\($0)" }
        #expect(!folders.isEmpty)
        return folders.filter { !Vectors.files($0, suffix: "proven.bin").isEmpty }
    }

    @Test func `a transaction has the same parts and id`() throws {
        let folders = try folders()
        #expect(!folders.isEmpty)
        for folder in folders {
            let meta = try Vectors.json("\(folder)/meta.json")
            let transaction = try roundTrip(
                ProvenTransaction.self,
                Vectors.bytes("\(folder)/proven.bin"),
                "\(folder)"
            )
            #expect(transaction.id.hex == (try meta["tx_id"].string))
            #expect(transaction.header.id == transaction.id)
            #expect(transaction.accountID.hex == (try meta["account"]["id"].string))
            #expect(transaction.inputNotes.commitment == (try meta["input_notes_commitment"].word))
            #expect(
                transaction.outputNotes.commitment == (try meta["output_notes_commitment"].word)
            )
            #expect(UInt64(transaction.expiration.value) == (try meta["expiration_block"].uint64))
            #expect(
                UInt64(transaction.referenceBlock.value) == (try meta["ref_block"]["num"].uint64)
            )
            #expect(transaction.referenceCommitment == (try meta["ref_block"]["commitment"].word))
            #expect(transaction.fee.key.word == (try meta["fee"]["key"].word))
            #expect(transaction.fee.value == (try meta["fee"]["value"].word))
            let update = transaction.accountUpdate
            #expect(update.deltaCommitment == (try meta["delta_commitment"].word))
            #expect(update.finalCommitment == (try meta["account"]["final_commitment"].word))
            #expect(
                update.details.encodedBytes == (try meta["account_update_details_bytes"].hex)
            )
            try check(transaction, notes: meta)
        }
    }

    private func check(_ transaction: ProvenTransaction, notes meta: JSONValue) throws {
        let inputs = meta["input_notes"].items
        #expect(transaction.inputNotes.notes.count == inputs.count)
        for (note, expected) in zip(transaction.inputNotes.notes, inputs) {
            #expect(note.nullifier.hex == (try expected["nullifier"].string))
            #expect(note.isAuthenticated == expected["authenticated"].isTrue)
        }
        let outputs = meta["output_notes"].items
        #expect(transaction.outputNotes.notes.count == outputs.count)
        for (note, expected) in zip(transaction.outputNotes.notes, outputs) {
            #expect(note.id.hex == (try expected["id"].string))
            #expect(note.metadata.word == (try expected["metadata_word"].word))
            #expect(note.metadata.commitment == (try expected["metadata_commitment"].word))
            #expect("\(note.metadata.type)" == expected["kind"].text)
            #expect(note.encodedBytes.count == (try expected["bytes_len"].int))
        }
    }

    @Test func `transactions that wait have the same parts`() throws {
        let pending = try Vectors.json("spine/index.json")["pending"].items
        #expect(!pending.isEmpty)
        for item in pending {
            let bytes = try Vectors.bytes("spine/" + item["file"].string)
            #expect(bytes.count == (try item["bytes"].int))
            let transaction = try roundTrip(ProvenTransaction.self, bytes, "\(item["name"])")
            #expect(transaction.id.hex == (try item["id"].string))
            #expect(transaction.accountID.hex == (try item["account"].string))
            let update = transaction.accountUpdate
            #expect(update.initialCommitment == (try item["initial_commitment"].word))
            #expect(update.finalCommitment == (try item["final_commitment"].word))
            #expect(UInt64(transaction.referenceBlock.value) == (try item["ref_block"].uint64))
            #expect(UInt64(transaction.expiration.value) == (try item["expiration"].uint64))
            let nullifiers = try item["nullifiers"].items.map { try $0.string }
            #expect(transaction.inputNotes.nullifiers.map(\.hex) == nullifiers)
            let notes = try item["output_notes"].items.map { try $0.string }
            #expect(transaction.outputNotes.notes.map(\.id.hex) == notes)
        }
    }

    @Test func `a transaction without effect is none`() throws {
        let folder = try #require(try folders().first)
        let sample = try ProvenTransaction(decoding: Vectors.bytes("\(folder)/proven.bin"))
        let id = try #require(try? AccountID(prefix: 1, suffix: 0))
        let update = try TxAccountUpdate(
            accountID: id,
            initialCommitment: Word(1, 2, 3, 4),
            finalCommitment: Word(1, 2, 3, 4),
            deltaCommitment: .zero,
            details: .private
        )
        #expect(throws: TransactionError.empty(id)) {
            try ProvenTransaction(
                accountUpdate: update,
                inputNotes: InputNotes(),
                outputNotes: sample.outputNotes,
                referenceBlock: sample.referenceBlock,
                referenceCommitment: sample.referenceCommitment,
                fee: sample.fee,
                expiration: sample.expiration,
                proof: sample.proof
            )
        }
    }

    @Test func `summaries have the same commitments`() throws {
        let cases = try Vectors.json("protocol/headers.json")["transaction_summaries"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let summary = try readBack(TransactionSummary.self, item["bytes"])
            #expect(summary.delta.commitment == (try item["delta_commitment"].word))
            #expect(summary.inputNotes.commitment == (try item["input_notes_commitment"].word))
            #expect(summary.outputNotes.commitment == (try item["output_notes_commitment"].word))
            #expect(summary.salt == (try item["salt"].word))
            #expect(summary.elements == (try item["elements"].felts))
            #expect(summary.commitment == (try item["commitment"].word))
        }
    }
}
