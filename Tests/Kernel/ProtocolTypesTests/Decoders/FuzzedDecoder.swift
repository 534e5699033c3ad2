// SPDX-License-Identifier: MIT

import ByteCoding
import ProtocolTypes
import TestSupport
import Testing
import VMCore

/// A type that is read from foreign bytes, and where the vectors have such bytes.
struct FuzzedDecoder: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Honest bytes.
    let seeds: @Sendable () throws -> [[UInt8]]
    /// Reads bytes; true if what was read is written and read again as the same.
    let isFaithful: @Sendable ([UInt8]) throws -> Bool

    init<Value: ByteCodable & Equatable & SendableMetatype>(
        _ type: Value.Type,
        seeds: @escaping @Sendable () throws -> [[UInt8]]
    ) {
        testDescription = "\(type)"
        self.seeds = seeds
        isFaithful = { bytes in
            let value = try Value(decoding: bytes)
            return (try? Value(decoding: value.encodedBytes)) == value
        }
    }

    /// The bytes under a name in each item of a section.
    static func items(
        _ file: String,
        _ section: String,
        _ path: [String]
    ) -> @Sendable () throws -> [[UInt8]] {
        {
            try Vectors.json("protocol/\(file).json")[section].items.map { item in
                try Vectors.bytes(of: path.reduce(item) { $0[$1] }, in: "protocol")
            }
        }
    }

    /// The files of a folder with an ending.
    static func files(_ folder: String, _ suffix: String) -> @Sendable () throws -> [[UInt8]] {
        {
            try Vectors.files(folder, suffix: suffix).map { try Vectors.bytes("\(folder)/\($0)") }
        }
    }

    /// Notes and their parts.
    static let notes: [FuzzedDecoder] = [
        FuzzedDecoder(Note.self, seeds: items("notes", "notes", ["note_bytes"])),
        FuzzedDecoder(NoteScript.self, seeds: items("notes", "notes", ["script", "bytes"])),
        FuzzedDecoder(NoteStorage.self, seeds: items("notes", "notes", ["storage", "bytes"])),
        FuzzedDecoder(NoteAssets.self, seeds: items("notes", "notes", ["assets_bytes"])),
        FuzzedDecoder(NoteAttachments.self, seeds: items("notes", "notes", ["attachments_bytes"])),
        FuzzedDecoder(NoteRecipient.self, seeds: items("notes", "notes", ["recipient", "bytes"])),
        FuzzedDecoder(NoteDetails.self, seeds: items("notes", "notes", ["details_bytes"])),
        FuzzedDecoder(NoteMetadata.self, seeds: items("notes", "notes", ["metadata", "bytes"])),
        FuzzedDecoder(NoteHeader.self, seeds: items("notes", "notes", ["header_bytes"])),
        FuzzedDecoder(PartialNote.self, seeds: items("notes", "notes", ["partial_note_bytes"])),
        FuzzedDecoder(
            NoteInclusionProof.self,
            seeds: items("notes", "notes", ["inclusion_proof", "bytes"])
        ),
        FuzzedDecoder(NoteFile.self, seeds: items("notes", "notes", ["file_with_proof_bytes"])),
        FuzzedDecoder(NoteFile.self, seeds: items("notes", "notes", ["file_details_bytes"])),
        FuzzedDecoder(
            InputNote.self,
            seeds: items("notes", "notes", ["input_authenticated_bytes"])
        ),
        FuzzedDecoder(
            InputNoteCommitment.self,
            seeds: items("notes", "notes", ["input_commitment_unauthenticated_bytes"])
        ),
        FuzzedDecoder(
            RawOutputNote.self,
            seeds: items("notes", "notes", ["raw_output_full_bytes"])
        ),
        FuzzedDecoder(OutputNote.self, seeds: items("notes", "notes", ["output_note_bytes"])),
        FuzzedDecoder(InputNotes<InputNote>.self) {
            let lists = try Vectors.json("protocol/notes.json")["lists"]
            return [try lists["input_notes"]["bytes"].hex]
        },
        FuzzedDecoder(OutputNotes<RawOutputNote>.self) {
            let lists = try Vectors.json("protocol/notes.json")["lists"]
            return [try lists["output_notes"]["raw_bytes"].hex]
        },
    ]

    /// Headers, trees, bodies and blocks.
    static let blocks: [FuzzedDecoder] = [
        FuzzedDecoder(BlockHeader.self, seeds: items("headers", "headers", ["bytes"])),
        FuzzedDecoder(
            PartialBlockchain.self,
            seeds: items("headers", "partial_blockchains", ["bytes"])
        ),
        FuzzedDecoder(AccountTree.self) {
            [try Vectors.json("protocol/headers.json")["account_tree"]["bytes"].hex]
        },
        FuzzedDecoder(NullifierTree.self) {
            [try Vectors.json("protocol/headers.json")["nullifier_tree"]["bytes"].hex]
        },
        FuzzedDecoder(AccountWitness.self) {
            let tree = try Vectors.json("protocol/headers.json")["account_tree"]
            return try tree["witnesses"].items.map { try $0["bytes"].hex }
        },
        FuzzedDecoder(NullifierWitness.self) {
            let tree = try Vectors.json("protocol/headers.json")["nullifier_tree"]
            return try tree["witnesses"].items.map { try $0["bytes"].hex }
        },
        FuzzedDecoder(AccountUpdateWitness.self) {
            [try Vectors.json("protocol/headers.json")["account_update_witness_bytes"].hex]
        },
        FuzzedDecoder(BlockNoteTree.self, seeds: items("headers", "note_trees", ["bytes"])),
        FuzzedDecoder(BlockBody.self, seeds: files("transactions/block", "body.bin")),
        FuzzedDecoder(SignedBlock.self, seeds: files("transactions/block", "signed.bin")),
        FuzzedDecoder(ProvenBlock.self, seeds: files("transactions/block", "proven.bin")),
        FuzzedDecoder(BlockInputs.self, seeds: files("transactions/block", "inputs.bin")),
        FuzzedDecoder(ProposedBlock.self, seeds: files("transactions/block", "proposed.bin")),
    ]

    /// Transactions and batches.
    static let transactions: [FuzzedDecoder] = [
        FuzzedDecoder(
            TransactionHeader.self,
            seeds: items("headers", "transaction_headers", ["bytes"])
        ),
        FuzzedDecoder(
            TransactionSummary.self,
            seeds: items("headers", "transaction_summaries", ["bytes"])
        ),
        FuzzedDecoder(ProvenTransaction.self) {
            // The proof is a block of bytes to the decoder, so a short one finds as much.
            try Vectors.files("spine/pending", suffix: "proven.bin").map { name in
                let bytes = try Vectors.bytes("spine/pending/\(name)")
                return try shortened(ProvenTransaction(decoding: bytes)).encodedBytes
            }
        },
        FuzzedDecoder(ProvenBatch.self, seeds: items("headers", "proven_batches", ["bytes"])),
        FuzzedDecoder(OrderedBatches.self, seeds: files("transactions/block", "batches.bin")),
        FuzzedDecoder(ProposedBatch.self) {
            try files("transactions/batch", "proposed.bin")().filter { $0.count < 20_000 }
        },
    ]

    /// The transaction with a proof of no bytes.
    private static func shortened(_ transaction: ProvenTransaction) throws -> ProvenTransaction {
        try ProvenTransaction(
            accountUpdate: transaction.accountUpdate,
            inputNotes: transaction.inputNotes,
            outputNotes: transaction.outputNotes,
            referenceBlock: transaction.referenceBlock,
            referenceCommitment: transaction.referenceCommitment,
            fee: transaction.fee,
            expiration: transaction.expiration,
            proof: ExecutionProof(
                starkBytes: [],
                hashFunction: transaction.proof.hashFunction,
                precompileRequests: transaction.proof.precompileRequests
            )
        )
    }
}
