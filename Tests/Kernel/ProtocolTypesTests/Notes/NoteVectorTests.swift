// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing
import VMCore

@Suite struct NoteVectorTests {
    let vectors: JSONValue

    init() throws { vectors = try Vectors.json("protocol/notes.json") }

    private func bytes(_ value: JSONValue) throws -> [UInt8] {
        try Vectors.bytes(of: value, in: "protocol")
    }

    private var notes: [JSONValue] { vectors["notes"].items }

    @Test func `a note has the same parts`() throws {
        #expect(!notes.isEmpty)
        for item in notes {
            let name = Comment(rawValue: try item["name"].string)
            let note = try roundTrip(Note.self, try bytes(item["note_bytes"]), name)
            #expect(note.id.hex == item["id"].text, name)
            #expect(note.nullifier.hex == item["nullifier"].text, name)
            #expect(Int(note.nullifier.prefix) == (try item["nullifier_prefix"].int), name)
            #expect(note.details.commitment == (try item["details_commitment"].word), name)
            #expect(note.assets.commitment == (try item["assets_commitment"].word), name)
            #expect(note.assets.encodedBytes == (try bytes(item["assets_bytes"])), name)
            #expect(note.recipient.digest == (try item["recipient"]["digest"].word), name)
            #expect(note.recipient.encodedBytes == (try bytes(item["recipient"]["bytes"])), name)
            #expect(note.recipient.serialNumber == (try item["serial_num"].word), name)
            try checkItems(note.recipient.storage.items, item["storage"]["items"])
            let storage = note.recipient.storage
            #expect(storage.commitment == (try item["storage"]["commitment"].word), name)
            #expect(storage.encodedBytes == (try bytes(item["storage"]["bytes"])), name)
            try check(note.script, item["script"])
            try check(note.metadata, item["metadata"])
            try check(note.attachments, item)
            #expect(note.header.encodedBytes == (try bytes(item["header_bytes"])), name)
            #expect(note.details.encodedBytes == (try bytes(item["details_bytes"])), name)
            #expect(note.isNetworkNote == item["is_network_note"].isTrue, name)
            if note.isNetworkNote {
                let target = try note.networkTarget()
                #expect(target.targetID.hex == item["network_target"]["id"].text, name)
                #expect(target.hint.value == (try item["network_target"]["hint"].uint64), name)
            }
            let assets = try item["assets"].items.map { try Asset(decoding: $0["bytes"].hex) }
            #expect(note.assets.assets == assets, name)
        }
    }

    /// Long lists are in a file, eight bytes each.
    private func checkItems(_ items: [Felt], _ expected: JSONValue) throws {
        guard !expected["file"].isNull else {
            #expect(items == (try expected.felts))
            return
        }
        #expect(items.count == (try expected["count"].int))
        #expect(items.flatMap(\.encodedBytes) == (try bytes(expected["file"])))
    }

    private func check(_ script: NoteScript, _ item: JSONValue) throws {
        #expect(script.root == (try item["root"].word))
        #expect(script.entryPoint == (try item["entrypoint"].int))
        #expect(script.forest.nodes.count == (try item["mast_nodes"].int))
        #expect(script.encodedBytes == (try bytes(item["bytes"])))
        #expect(script.elements == (try item["as_elements"].felts))
    }

    private func check(_ metadata: NoteMetadata, _ item: JSONValue) throws {
        #expect(metadata.word == (try item["word"].word))
        #expect(metadata.commitment == (try item["commitment"].word))
        #expect(metadata.sender.hex == item["sender"].text)
        #expect(UInt64(metadata.tag.value) == (try item["tag"].uint64))
        #expect((metadata.type == .public) == (item["type"].text == "public"))
        #expect(metadata.partial.encodedBytes == (try bytes(item["partial_bytes"])))
        #expect(try roundTrip(NoteMetadata.self, bytes(item["bytes"])) == metadata)
    }

    private func check(_ attachments: NoteAttachments, _ item: JSONValue) throws {
        #expect(attachments.commitment == (try item["attachments_commitment"].word))
        #expect(attachments.encodedBytes == (try bytes(item["attachments_bytes"])))
        let expected = item["attachments"].items
        #expect(attachments.attachments.count == expected.count)
        for (attachment, item) in zip(attachments.attachments, expected) {
            #expect(Int(attachment.scheme) == (try item["scheme"].int))
            #expect(attachment.commitment == (try item["commitment"].word))
            if !item["words"].isNull {
                #expect(attachment.words == (try item["words"].items.map { try $0.word }))
            }
        }
    }

    @Test func `every form of a note is read and written the same`() throws {
        let treeRoot = try vectors["note_tree"]["root"].word
        for item in notes {
            let name = Comment(rawValue: try item["name"].string)
            let note = try Note(decoding: bytes(item["note_bytes"]))
            let file = try roundTrip(NoteFile.self, bytes(item["file_id_bytes"]), name)
            #expect(file == .id(note.id))
            for form in ["file_details_bytes", "file_details_no_tag_bytes"] {
                let file = try roundTrip(NoteFile.self, bytes(item[form]), name)
                guard case .details(let details, _, _) = file else {
                    Issue.record("no details")
                    continue
                }
                #expect(details == note.details)
            }
            let proof = try roundTrip(
                NoteInclusionProof.self,
                bytes(item["inclusion_proof"]["bytes"]),
                name
            )
            #expect(
                UInt64(proof.blockNumber.value) == (try item["inclusion_proof"]["block_num"].uint64)
            )
            #expect(Int(proof.index.leaf) == (try item["inclusion_proof"]["index"].int))
            #expect(try proof.root(of: note.id) == treeRoot, name)
            let proven = try roundTrip(NoteFile.self, bytes(item["file_with_proof_bytes"]), name)
            #expect(proven == .proven(note, proof: proof))
            try checkForms(note, proof, item, name)
        }
    }

    private func checkForms(
        _ note: Note,
        _ proof: NoteInclusionProof,
        _ item: JSONValue,
        _ name: Comment
    ) throws {
        let authenticated = InputNote.authenticated(note, proof: proof)
        let unauthenticated = InputNote.unauthenticated(note)
        let expected: [(any ByteEncodable, String)] = [
            (authenticated, "input_authenticated_bytes"),
            (unauthenticated, "input_unauthenticated_bytes"),
            (authenticated.commitment, "input_commitment_authenticated_bytes"),
            (unauthenticated.commitment, "input_commitment_unauthenticated_bytes"),
            (PartialNote(note), "partial_note_bytes"),
            (RawOutputNote.full(note), "raw_output_full_bytes"),
            (RawOutputNote.partial(PartialNote(note)), "raw_output_partial_bytes"),
            (try OutputNote(.full(note)), "output_note_bytes"),
        ]
        for (value, field) in expected {
            #expect(value.encodedBytes == (try bytes(item[field])), "\(name) \(field)")
        }
        let input = try roundTrip(InputNote.self, bytes(item["input_authenticated_bytes"]), name)
        #expect(input == authenticated)
        let partial = try roundTrip(PartialNote.self, bytes(item["partial_note_bytes"]), name)
        #expect(partial.id == note.id)
        let output = try roundTrip(OutputNote.self, bytes(item["output_note_bytes"]), name)
        #expect(output.id == note.id)
        _ = try roundTrip(RawOutputNote.self, bytes(item["raw_output_full_bytes"]), name)
        _ = try roundTrip(
            InputNoteCommitment.self,
            bytes(item["input_commitment_unauthenticated_bytes"]),
            name
        )
    }

    @Test func `lists of notes have the same commitments`() throws {
        let lists = vectors["lists"]
        let input = try roundTrip(
            InputNotes<InputNote>.self,
            bytes(lists["input_notes"]["bytes"])
        )
        #expect(input.commitment == (try lists["input_notes"]["commitment"].word))
        let commitments = try InputNotes(input.notes.map(\.commitment))
        #expect(
            commitments.encodedBytes == (try bytes(lists["input_notes"]["commitments_bytes"]))
        )
        #expect(commitments.commitment == input.commitment)
        let output = try roundTrip(
            OutputNotes<RawOutputNote>.self,
            bytes(lists["output_notes"]["raw_bytes"])
        )
        #expect(output.commitment == (try lists["output_notes"]["commitment"].word))
        #expect(
            try InputNotes<InputNote>().commitment == lists["input_notes_empty"]["commitment"].word
        )
        let empty = try OutputNotes<RawOutputNote>()
        #expect(empty.commitment == (try lists["output_notes_empty"]["commitment"].word))
        #expect(empty.encodedBytes == (try bytes(lists["output_notes_empty"]["raw_bytes"])))
    }

    @Test func `damaged notes are refused`() throws {
        let cases = vectors["damaged_bytes"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let kind = try item["case"].string
            let bytes = try bytes(item["bytes"])
            let refusal = refusal {
                if kind.contains("file") {
                    _ = try NoteFile(decoding: bytes)
                } else {
                    _ = try Note(decoding: bytes)
                }
            }
            #expect(refusal == item["error"].text, "\(kind)")
        }
    }
}
