// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct BatchVectorTests {
    private static let folder = "transactions/batch"
    private static let names = Vectors.files(folder, suffix: ".proposed.bin")
        .map { String($0.dropLast(".proposed.bin".count)) }

    @Test(arguments: names)
    func `a batch proposed anew has the recorded bytes and proves to the recorded ones`(
        name: String
    ) throws {
        let proposed = try Vectors.bytes("\(Self.folder)/\(name).proposed.bin")
        let given = try ProposedBatch(decoding: proposed)
        #expect(given.encodedBytes == proposed)
        let batch = try proposeBatch(given)
        #expect(batch.proposal == given)
        var verified: [TransactionID] = []
        let proven = try proveBatch(batch) { verified.append($0.id) }
        #expect(verified == given.transactions.map(\.id))
        #expect(proven.encodedBytes == (try Vectors.bytes("\(Self.folder)/\(name).proven.bin")))
    }

    @Test func `there are batches, and each is described`() throws {
        let described = try Self.descriptions().map { try $0["name"].string }
        #expect(!Self.names.isEmpty)
        #expect(described.sorted() == Self.names)
    }

    private static func descriptions() throws -> [JSONValue] {
        let beside = try Vectors.jsonFiles(folder).filter { $0.name != "index.json" }
        return try Vectors.json("\(folder)/index.json")["batches"].items + beside.map(\.json)
    }

    @Test func `batches are as described`() throws {
        for json in try Self.descriptions() {
            let name = try json["name"].string
            let bytes = try Vectors.bytes("\(Self.folder)/\(name).proposed.bin")
            let batch = try proposeBatch(ProposedBatch(decoding: bytes))
            let proposal = batch.proposal
            #expect(batch.id.hex == json["batch_id"].text, "\(name)")
            #expect(batch.expiration.value == UInt32(try json["expiration_block"].int), "\(name)")
            #expect(proposal.referenceHeader.number.value == UInt32(try json["reference_block"].int))
            let ids = proposal.transactions.map(\.id.hex)
            #expect(ids == (try json["tx_ids"].items.map { try $0.string }), "\(name)")
            try expectNotes(of: batch, in: json)
            try expectAccounts(of: batch, in: json)
        }
    }

    private func expectNotes(of batch: CheckedBatch, in json: JSONValue) throws {
        let inputs = json["input_notes"].items
        #expect(batch.inputNotes.notes.count == inputs.count)
        for (note, entry) in zip(batch.inputNotes.notes, inputs) {
            #expect(note.nullifier.hex == entry["nullifier"].text)
            #expect(note.unauthenticatedID?.hex == entry["unauthenticated_id"].text)
        }
        #expect(batch.inputNotes.commitment == (try json["input_notes_commitment"].word))
        let outputs = try json["output_notes"].items.map { try $0["id"].string }
        #expect(batch.outputNotes.map(\.id.hex) == outputs)
    }

    private func expectAccounts(of batch: CheckedBatch, in json: JSONValue) throws {
        let entries = json["account_updates"].items
        #expect(batch.accountUpdates.count == entries.count)
        for (update, entry) in zip(batch.accountUpdates, entries) {
            #expect(update.accountID.hex == entry["id"].text)
            #expect(update.initialState == (try entry["initial"].word))
            #expect(update.finalState == (try entry["final"].word))
            #expect(update.details.encodedBytes == (try entry["details_bytes"].hex))
        }
    }

    @Test func `what is no batch is refused for the recorded reason`() throws {
        let cases = try Vectors.json("\(Self.folder)/index.json")["invalid"].items
        #expect(!cases.isEmpty)
        for json in cases {
            let name = try json["name"].string
            let transactions = try json["transactions"].items.map {
                try ProvenTransaction(decoding: $0.hex)
            }
            let header = try BlockHeader(decoding: json["reference_header"].hex)
            let chain = try PartialBlockchain(decoding: json["partial_blockchain"].hex)
            let proofs = try NoteProofs(decoding: json["note_proofs"].hex).proofs
            var got = "none"
            do {
                _ = try proposeBatch(
                    ProposedBatch(
                        transactions: transactions,
                        referenceHeader: header,
                        blockchain: chain,
                        noteProofs: proofs
                    )
                )
            } catch { got = label(of: error) }
            #expect(got == (try json["error"].string), "\(name)")
        }
    }
}

/// The map of note proofs on its own, as the vectors write it.
struct NoteProofs: ByteDecodable {
    let proofs: [NoteID: NoteInclusionProof]

    init(from reader: inout ByteReader) throws(DecodingFailure) {
        var proofs: [NoteID: NoteInclusionProof] = [:]
        for _ in 0..<(try reader.readCount(itemByteCount: 32)) {
            let id = try NoteID(from: &reader)
            proofs[id] = try NoteInclusionProof(from: &reader)
        }
        self.proofs = proofs
    }
}
