// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct BatchErrorTests {
    let batch: ProvenBatch

    init() throws {
        let cases = try Vectors.json("protocol/headers.json")["proven_batches"].items
        let batches = try cases.map {
            try ProvenBatch(decoding: Vectors.bytes(of: $0["bytes"], in: "protocol"))
        }
        batch = try #require(batches.first { !$0.outputNotes.isEmpty })
    }

    private func rebuilt(
        expiration: BlockNumber? = nil,
        outputNotes: [OutputNote]? = nil,
        accountUpdates: [BatchAccountUpdate]? = nil
    ) throws -> ProvenBatch {
        try ProvenBatch(
            referenceCommitment: batch.referenceCommitment,
            referenceBlock: batch.referenceBlock,
            accountUpdates: accountUpdates ?? Array(batch.accountUpdates.values),
            inputNotes: batch.inputNotes,
            outputNotes: outputNotes ?? batch.outputNotes,
            expiration: expiration ?? batch.expiration,
            transactions: batch.transactions
        )
    }

    @Test func `a batch of the same parts is the same batch`() throws {
        #expect(try rebuilt() == batch)
        #expect(try batch.noteTree().noteCount == batch.outputNotes.count)
    }

    @Test func `a batch expires after its reference block`() throws {
        let reference = batch.referenceBlock
        #expect(throws: BatchError.expired(reference: reference, expiration: reference)) {
            try rebuilt(expiration: reference)
        }
    }

    @Test func `a batch makes no note twice`() throws {
        let notes = batch.outputNotes + batch.outputNotes
        #expect(throws: BatchError.notes(.duplicateOutputNote(notes[0].id))) {
            try rebuilt(outputNotes: notes)
        }
    }

    @Test func `a batch changes at most 1024 accounts, each once`() throws {
        let update = try #require(batch.accountUpdates.values.first)
        #expect(throws: BatchError.duplicateAccount(update.accountID)) {
            try rebuilt(accountUpdates: [update, update])
        }
        #expect(throws: BatchError.tooManyAccounts(1025)) {
            try rebuilt(accountUpdates: Array(repeating: update, count: 1025))
        }
    }

    @Test func `an id of other transactions is refused`() throws {
        var bytes = batch.encodedBytes
        bytes[0] ^= 1
        #expect(refusal { _ = try ProvenBatch(decoding: bytes) } == "InvalidValue")
    }

    @Test func `an update under another account is refused`() throws {
        var bytes = batch.encodedBytes
        // Behind id, commitment, number and count stands the first key.
        bytes[32 + 32 + 4 + 1] ^= 1
        #expect(refusal { _ = try ProvenBatch(decoding: bytes) } == "InvalidValue")
    }
}
