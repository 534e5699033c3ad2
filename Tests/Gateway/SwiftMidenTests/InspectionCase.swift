// SPDX-License-Identifier: MIT

import Compression
import TestSupport
import Testing

@testable import SwiftMiden

/// Bytes of some kind, and what the vectors say of them.
struct InspectionCase {
    let kind: String
    let label: String
    let bytes: [UInt8]
    /// What the vectors say, by the name that an inspection gives it.
    let expected: [String: JSONValue]

    /// A case of bytes that a vector gives in place or in a file of its group.
    init(
        _ kind: String,
        _ label: String,
        _ bytes: JSONValue,
        in group: String = "protocol",
        _ expected: [String: JSONValue] = [:]
    ) throws {
        self.kind = kind
        self.label = label
        self.bytes = try Vectors.bytes(of: bytes, in: group)
        self.expected = expected
    }

    /// A case of a compressed file.
    init(_ kind: String, compressedFile file: String, _ expected: [String: JSONValue]) throws {
        self.kind = kind
        self.label = file
        bytes = try #require(
            Gzip.decompress(Vectors.bytes(file), byteCountMax: Self.inputsByteCountMax)
        )
        self.expected = expected
    }

    /// More than any inputs of a transaction take.
    private static let inputsByteCountMax = 1 << 25

    /// A case of a file.
    init(_ kind: String, file: String, _ expected: [String: JSONValue]) throws {
        self.kind = kind
        self.label = file
        bytes = try Vectors.bytes(file)
        self.expected = expected
    }

    /// All cases of all kinds.
    static func all() throws -> [InspectionCase] {
        try accounts() + notes() + headers() + blocks() + transactions() + batches() + programs()
    }
}

/// What the vectors call things, and what an inspection calls them.
private func renamed(_ item: JSONValue, _ names: [String: String]) -> [String: JSONValue] {
    var result: [String: JSONValue] = [:]
    for (theirs, ours) in names where !item[theirs].isNull { result[ours] = item[theirs] }
    return result
}

extension InspectionCase {
    private static func accounts() throws -> [InspectionCase] {
        var cases: [InspectionCase] = []
        for item in try Vectors.json("protocol/accounts.json")["accounts"].items {
            let expected = [
                "id": item["id"]["hex"], "nonce": item["nonce"], "commitment": item["commitment"],
                "initialCommitment": item["initial_commitment"], "seed": item["seed"],
                "codeCommitment": item["code"]["commitment"],
                "storageCommitment": item["storage"]["commitment"],
                "vaultRoot": item["vault"]["root"], "slots": item["storage"]["num_slots"],
                "assets": item["vault"]["num_assets"],
                "procedures": item["code"]["num_procedures"],
            ]
            let name = try item["name"].string
            cases.append(try InspectionCase("account", name, item["account_bytes"], expected))
            let keys = ["keys": item["account_file_num_keys"]]
            let whole = expected.merging(keys) { first, _ in first }
            cases.append(
                try InspectionCase("account-file", name, item["account_file_bytes"], whole)
            )
        }
        for item in try Vectors.json("protocol/deltas.json")["deltas"].items {
            let expected = renamed(item, ["commitment": "commitment", "is_empty": "isEmpty"])
            let name = try item["name"].string
            cases.append(try InspectionCase("delta", name, item["bytes"], expected))
        }
        return cases
    }

    private static func notes() throws -> [InspectionCase] {
        let vectors = try Vectors.json("protocol/notes.json")
        return try vectors["notes"].items.flatMap { item -> [InspectionCase] in
            let name = try item["name"].string
            let id = ["id": item["id"]]
            let content = [
                "recipient": item["recipient"]["digest"],
                "scriptRoot": item["script"]["root"],
                "serialNumber": item["serial_num"],
                "assetsCommitment": item["assets_commitment"],
                "detailsCommitment": item["details_commitment"],
            ]
            let header = [
                "id": item["id"], "detailsCommitment": item["details_commitment"],
                "attachmentsCommitment": item["attachments_commitment"],
                "metadataCommitment": item["metadata"]["commitment"],
                "metadataWord": item["metadata"]["word"], "sender": item["metadata"]["sender"],
                "tag": item["metadata"]["tag"], "noteType": item["metadata"]["type"],
            ]
            let note = header.merging(content) { first, _ in first }
                .merging(["nullifier": item["nullifier"]]) { first, _ in first }
            let place = [
                "blockNumber": item["inclusion_proof"]["block_num"],
                "indexInBlock": item["inclusion_proof"]["index"],
                "noteRoot": vectors["note_tree"]["root"],
            ]
            let proven = note.merging(place) { first, _ in first }
            return [
                try InspectionCase("note", name, item["note_bytes"], note),
                try InspectionCase("note-header", name, item["header_bytes"], header),
                try InspectionCase("note-file", name, item["file_id_bytes"], id),
                try InspectionCase("note-file", name, item["file_details_bytes"], content),
                try InspectionCase("note-file", name, item["file_details_no_tag_bytes"], content),
                try InspectionCase("note-file", name, item["file_with_proof_bytes"], proven),
            ]
        }
    }

    private static let headerNames = [
        "block_num": "number", "commitment": "commitment", "sub_commitment": "subCommitment",
        "prev_block_commitment": "previousCommitment", "prev": "previousCommitment",
        "chain_commitment": "chainCommitment", "account_root": "accountRoot",
        "nullifier_root": "nullifierRoot", "note_root": "noteRoot",
        "tx_commitment": "transactionCommitment", "tx_kernel_commitment": "kernelCommitment",
        "validator_key_commitment": "validatorKeyCommitment", "timestamp": "timestamp",
        "version": "version",
    ]

    private static func headers() throws -> [InspectionCase] {
        let vectors = try Vectors.json("protocol/headers.json")
        let inBlocks = vectors["chain"]["blocks"].items.map { $0["header"] }
        return try (vectors["headers"].items + inBlocks).map { item in
            try InspectionCase("header", "header", item["bytes"], renamed(item, headerNames))
        }
    }

    private static func blocks() throws -> [InspectionCase] {
        var cases: [InspectionCase] = []
        for item in try Vectors.json("protocol/headers.json")["chain"]["blocks"].items {
            var expected = renamed(item["header"], headerNames)
            expected["signatureValid"] = .bool(true)
            expected["bodyTransactionCommitment"] = item["header"]["tx_commitment"]
            expected["bodyNoteRoot"] = item["header"]["note_root"]
            let label = "block \(item["header"]["block_num"])"
            let bytes = item["signed_block_bytes"]
            cases.append(try InspectionCase("signed-block", label, bytes, expected))
        }
        let folder = "transactions/block"
        for item in try Vectors.json("\(folder)/index.json")["blocks"].items {
            let stem = "\(folder)/\(try item["name"].string)"
            let header = renamed(item, headerNames)
            cases.append(try InspectionCase("header", file: "\(stem).header.bin", header))
            var signed = header
            signed["signatureValid"] = .bool(true)
            cases.append(try InspectionCase("signed-block", file: "\(stem).signed.bin", signed))
            let proposed = renamed(
                item,
                [
                    "block_num": "number", "timestamp": "timestamp", "prev": "previousCommitment",
                    "tx_commitment": "transactionCommitment", "batch_ids": "batches",
                ]
            )
            cases.append(
                try InspectionCase("proposed-block", file: "\(stem).proposed.bin", proposed)
            )
        }
        return cases
    }
}

extension InspectionCase {
    private static func transactions() throws -> [InspectionCase] {
        var cases: [InspectionCase] = []
        for item in try Vectors.json("spine/index.json")["pending"].items {
            let file = "spine/" + (try item["file"].string)
            let shared = renamed(
                item,
                [
                    "account": "account", "initial_commitment": "initialCommitment",
                    "nullifiers": "nullifiers", "ref_block": "referenceBlock",
                ]
            )
            let own = renamed(
                item,
                [
                    "id": "id", "final_commitment": "finalCommitment", "expiration": "expiration",
                    "output_notes": "outputNotes",
                ]
            )
            let whole = shared.merging(own) { first, _ in first }
            cases.append(try InspectionCase("transaction", file: file, whole))
            // The small set of vectors in a clone leaves the inputs out.
            let inputs = "spine/" + (try item["inputs"].string)
            if (try? Vectors.bytes(inputs)) != nil {
                cases.append(try InspectionCase("transaction-inputs", file: inputs, shared))
            }
        }
        let headers = try Vectors.json("protocol/headers.json")
        for item in headers["kernel_inputs"].items {
            let expected = renamed(
                item,
                ["account": "account", "reference_block": "referenceBlock"]
            )
            let name = try item["what"].string
            let bytes = item["tx_inputs_bytes"]
            cases.append(try InspectionCase("transaction-inputs", name, bytes, expected))
        }
        for item in headers["transaction_summaries"].items {
            let expected = renamed(
                item,
                [
                    "commitment": "commitment", "delta_commitment": "deltaCommitment",
                    "input_notes_commitment": "inputNotesCommitment",
                    "output_notes_commitment": "outputNotesCommitment", "salt": "salt",
                ]
            )
            cases.append(try InspectionCase("summary", "summary", item["bytes"], expected))
        }
        return try cases + provenTransactions() + compressedInputs()
    }

    private static func provenTransactions() throws -> [InspectionCase] {
        var cases: [InspectionCase] = []
        for group in ["transactions/tx", "transactions/exec/tx"] {
            for name in Vectors.files(group) {
                let file = "\(group)/\(name)/proven.bin"
                guard (try? Vectors.bytes(file)) != nil else { continue }
                let meta = try Vectors.json("\(group)/\(name)/meta.json")
                var expected = renamed(
                    meta,
                    [
                        "tx_id": "id", "delta_commitment": "deltaCommitment",
                        "input_notes_commitment": "inputNotesCommitment",
                        "output_notes_commitment": "outputNotesCommitment",
                        "expiration_block": "expiration",
                    ]
                )
                expected["account"] = meta["account"]["id"]
                expected["referenceBlockCommitment"] = meta["ref_block"]["commitment"]
                cases.append(try InspectionCase("transaction", file: file, expected))
            }
        }
        return cases
    }

    /// The inputs of transactions that were executed, and of those that failed.
    private static func compressedInputs() throws -> [InspectionCase] {
        var cases: [InspectionCase] = []
        for group in ["transactions/tx", "transactions/exec/tx"] {
            for name in Vectors.files(group) {
                let folder = "\(group)/\(name)"
                guard !Vectors.files(folder, suffix: "inputs.bin.gz").isEmpty else { continue }
                let file = "\(folder)/inputs.bin.gz"
                let meta = try Vectors.json("\(folder)/meta.json")
                let expected = [
                    "account": meta["account"]["id"],
                    "initialCommitment": meta["account"]["initial_commitment"],
                    "referenceBlock": meta["ref_block"]["num"],
                    "referenceBlockCommitment": meta["ref_block"]["commitment"],
                    "inputNotesCommitment": meta["input_notes_commitment"],
                ].filter { !$0.value.isNull }
                cases.append(
                    try InspectionCase("transaction-inputs", compressedFile: file, expected)
                )
            }
        }
        let failing = "transactions/failing"
        for name in Vectors.files(failing, suffix: "inputs.bin.gz") {
            let file = "\(failing)/\(name)"
            cases.append(try InspectionCase("transaction-inputs", compressedFile: file, [:]))
        }
        return cases
    }

    private static func batches() throws -> [InspectionCase] {
        let folder = "transactions/batch"
        return try Vectors.jsonFiles(folder).flatMap { file in
            let items =
                file.json["batches"].items + (file.json["batch_id"].isNull ? [] : [file.json])
            return try items.flatMap { item -> [InspectionCase] in
                let stem = "\(folder)/\(try item["name"].string)"
                let shared = renamed(
                    item,
                    [
                        "batch_id": "id", "reference_block": "referenceBlock",
                        "reference_block_commitment": "referenceBlockCommitment",
                        "tx_ids": "transactions",
                    ]
                )
                let own = renamed(
                    item,
                    [
                        "expiration_block": "expiration",
                        "input_notes_commitment": "inputNotesCommitment",
                    ]
                )
                let whole = shared.merging(own) { first, _ in first }
                return [
                    try InspectionCase("proposed-batch", file: "\(stem).proposed.bin", shared),
                    try InspectionCase("proven-batch", file: "\(stem).proven.bin", whole),
                ]
            }
        }
    }

    private static func programs() throws -> [InspectionCase] {
        var cases: [InspectionCase] = []
        for (file, items) in try Vectors.jsonFiles("masm/asm") {
            for item in items.items {
                let expected = item["expected"]
                let label = "\(file) \(item["name"].text ?? "")"
                let nested = [expected, expected["library"], expected["kernel"]]
                for json in nested where !json["full_bytes"].isNull {
                    let commitment = ["commitment": json["forest_commitment"]]
                    for form in ["full_bytes", "stripped_bytes", "hashless_bytes"] {
                        let bytes = json[form]
                        cases.append(try InspectionCase("forest", label, bytes, commitment))
                    }
                }
                for json in nested.flatMap({ [$0["package"], $0["kernel_package"]] })
                where !json.isNull {
                    let expected = renamed(
                        json,
                        [
                            "name": "name", "version": "version", "digest": "digest",
                            "content_digest": "contentDigest",
                        ]
                    )
                    cases.append(try InspectionCase("package", label, json["bytes"], expected))
                }
            }
        }
        return cases
    }
}
