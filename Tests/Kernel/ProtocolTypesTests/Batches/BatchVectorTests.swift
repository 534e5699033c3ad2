// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct BatchVectorTests {
    @Test func `proven batches are the same`() throws {
        let cases = try Vectors.json("protocol/headers.json")["proven_batches"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let batch = try readBack(ProvenBatch.self, item["bytes"])
            #expect(batch.id.hex == (try item["id"].string))
            #expect(UInt64(batch.expiration.value) == (try item["expiration"].uint64))
            #expect(UInt64(batch.referenceBlock.value) == (try item["reference_block"].uint64))
            #expect(batch.referenceCommitment == (try item["reference_commitment"].word))
        }
    }

    @Test func `a recorded batch has the same bytes and parts`() throws {
        let folder = "transactions/batch"
        let files = try Vectors.jsonFiles(folder)
        let cases = files.flatMap { file in
            file.json["batches"].items + (file.json["batch_id"].isNull ? [] : [file.json])
        }
        #expect(!cases.isEmpty)
        for item in cases {
            let name = item["name"].text ?? "real_proofs"
            let proposed = try roundTrip(
                ProposedBatch.self,
                Vectors.bytes("\(folder)/\(name).proposed.bin"),
                "\(name)"
            )
            let batch = try roundTrip(
                ProvenBatch.self,
                Vectors.bytes("\(folder)/\(name).proven.bin"),
                "\(name)"
            )
            #expect(batch.id.hex == (try item["batch_id"].string))
            #expect(proposed.id == batch.id)
            #expect(proposed.transactions.map(\.header) == batch.transactions)
            #expect(proposed.referenceHeader.commitment == batch.referenceCommitment)
            #expect(proposed.blockchain.commitment == proposed.referenceHeader.chainCommitment)
            let ids = try item["tx_ids"].items.map { try $0.string }
            #expect(batch.transactions.map(\.id.hex) == ids)
            try check(batch, against: item)
        }
    }

    private func check(_ batch: ProvenBatch, against item: JSONValue) throws {
        #expect(UInt64(batch.expiration.value) == (try item["expiration_block"].uint64))
        #expect(UInt64(batch.referenceBlock.value) == (try item["reference_block"].uint64))
        #expect(batch.inputNotes.commitment == (try item["input_notes_commitment"].word))
        for (note, expected) in zip(batch.inputNotes.notes, item["input_notes"].items) {
            #expect(note.nullifier.hex == (try expected["nullifier"].string))
            #expect(note.unauthenticatedID?.hex == expected["unauthenticated_id"].text)
        }
        #expect(batch.inputNotes.notes.count == item["input_notes"].items.count)
        #expect(batch.outputNotes.count == item["output_notes"].items.count)
        for (note, expected) in zip(batch.outputNotes, item["output_notes"].items) {
            #expect(note.id.hex == (expected.text ?? expected["id"].text))
        }
        #expect(batch.accountUpdates.count == item["account_updates"].items.count)
        for expected in item["account_updates"].items {
            let id = try AccountID(hex: expected["id"].string)
            let update = try #require(batch.accountUpdates[id])
            #expect(update.initialState == (try expected["initial"].word))
            #expect(update.finalState == (try expected["final"].word))
            #expect(update.details.encodedBytes == (try expected["details_bytes"].hex))
        }
    }

    @Test func `a recorded block has the same bytes in all its stages`() throws {
        let folder = "transactions/block"
        let index = try Vectors.json("\(folder)/index.json")
        #expect(!index["blocks"].items.isEmpty)
        for item in index["blocks"].items {
            let path = "\(folder)/" + (try item["name"].string)
            func stage<Value: ByteCodable>(_ type: Value.Type, _ name: String) throws -> Value {
                try roundTrip(type, Vectors.bytes("\(path).\(name).bin"), "\(path).\(name)")
            }
            let inputs = try stage(BlockInputs.self, "inputs")
            let batches = try stage(OrderedBatches.self, "batches")
            let proposed = try stage(ProposedBlock.self, "proposed")
            let header = try stage(BlockHeader.self, "header")
            let body = try stage(BlockBody.self, "body")
            let signed = try stage(SignedBlock.self, "signed")
            #expect(try stage(ProvenBlock.self, "proven").block == signed)
            #expect(signed.header == header && signed.body == body)
            #expect(proposed.batches == batches)
            #expect(proposed.previousHeader == inputs.previousHeader)
            #expect(batches.batches.map(\.id.hex) == item["batch_ids"].items.map { $0.text })
            #expect(batches.transactions == body.transactions)
            #expect(header.commitment == (try item["commitment"].word))
            try signed.verify()
            try signed.verify(parent: inputs.previousHeader)
        }
    }

    @Test func `inputs of refused blocks and batches are well formed`() throws {
        let folder = "transactions/block/invalid"
        let names = Vectors.files(folder)
        #expect(!names.isEmpty)
        for name in names {
            let bytes = try Vectors.bytes("\(folder)/\(name)")
            if name.hasSuffix("inputs.bin") { _ = try roundTrip(BlockInputs.self, bytes) }
            if name.hasSuffix("batches.bin") { _ = try roundTrip(OrderedBatches.self, bytes) }
        }
        let cases = try Vectors.json("transactions/batch/index.json")["invalid"].items
        #expect(!cases.isEmpty)
        for item in cases {
            _ = try readBack(BlockHeader.self, item["reference_header"])
            _ = try readBack(PartialBlockchain.self, item["partial_blockchain"])
            for bytes in item["transactions"].items {
                _ = try readBack(ProvenTransaction.self, bytes)
            }
        }
    }
}
