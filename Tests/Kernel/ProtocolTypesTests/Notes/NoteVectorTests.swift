// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing
import VMCore

@Suite struct NoteVectorTests {
    let vectors: JSONValue
    let notes: [JSONValue]

    init() throws {
        vectors = try Vectors.json("protocol/notes.json")
        notes = vectors["notes"].items
        #expect(!notes.isEmpty)
    }

    @Test func `a note has the same parts and commitments`() throws {
        for item in notes {
            let note = try readBack(Note.self, item["note_bytes"])
            #expect(note.id.hex == (try item["id"].string))
            #expect(note.nullifier.hex == (try item["nullifier"].string))
            #expect(Int(note.nullifier.prefix) == (try item["nullifier_prefix"].int))
            #expect(note.recipient.serialNumber == (try item["serial_num"].word))
            #expect(note.details.commitment == (try item["details_commitment"].word))
            #expect(note.assets.commitment == (try item["assets_commitment"].word))
            #expect(note.attachments.commitment == (try item["attachments_commitment"].word))
            #expect(note.recipient.digest == (try item["recipient"]["digest"].word))
            #expect(note.recipient.storage.commitment == (try item["storage"]["commitment"].word))
            #expect(note.metadata.word == (try item["metadata"]["word"].word))
            #expect(note.metadata.commitment == (try item["metadata"]["commitment"].word))
            #expect(note.metadata.sender.hex == (try item["metadata"]["sender"].string))
            #expect(UInt64(note.metadata.tag.value) == (try item["metadata"]["tag"].uint64))
            #expect("\(note.metadata.type)" == (try item["metadata"]["type"].string))
            #expect(try readBack(NoteAssets.self, item["assets_bytes"]) == note.assets)
            #expect(
                try readBack(NoteAttachments.self, item["attachments_bytes"]) == note.attachments
            )
            #expect(try readBack(NoteDetails.self, item["details_bytes"]) == note.details)
            #expect(try readBack(NoteHeader.self, item["header_bytes"]) == note.header)
            #expect(try readBack(NoteMetadata.self, item["metadata"]["bytes"]) == note.metadata)
            let partial = try readBack(PartialNoteMetadata.self, item["metadata"]["partial_bytes"])
            #expect(partial == note.metadata.partial)
            #expect(try readBack(NoteRecipient.self, item["recipient"]["bytes"]) == note.recipient)
            #expect(
                try readBack(NoteStorage.self, item["storage"]["bytes"]) == note.recipient.storage
            )
            #expect(try readBack(PartialNote.self, item["partial_note_bytes"]) == PartialNote(note))
        }
    }

    @Test func `assets, attachments and storage items are the same`() throws {
        for item in notes {
            let note = try readBack(Note.self, item["note_bytes"])
            let assets = item["assets"].items
            #expect(note.assets.assets.count == assets.count)
            for (asset, expected) in zip(note.assets.assets, assets) {
                #expect(asset.key.word == (try expected["key"].word))
                #expect(asset.value == (try expected["value"].word))
            }
            let attachments = item["attachments"].items
            #expect(note.attachments.attachments.count == attachments.count)
            for (attachment, expected) in zip(note.attachments.attachments, attachments) {
                #expect(Int(attachment.scheme.value) == (try expected["scheme"].int))
                #expect(attachment.words.count == (try expected["num_words"].int))
                #expect(attachment.commitment == (try expected["commitment"].word))
                if !expected["words"].items.isEmpty {
                    #expect(attachment.words == (try expected["words"].items.map { try $0.word }))
                }
            }
            let items = item["storage"]["items"]
            if items.items.isEmpty {
                #expect(note.recipient.storage.items.count == (try? items["count"].int) ?? 0)
            } else {
                #expect(note.recipient.storage.items == (try items.felts))
            }
        }
    }

    @Test func `a script has the same root and elements`() throws {
        for item in notes {
            let script = try readBack(NoteScript.self, item["script"]["bytes"])
            #expect(script.root == (try item["script"]["root"].word))
            #expect(Int(script.entry) == (try item["script"]["entrypoint"].int))
            #expect(script.forest.nodes.count == (try item["script"]["mast_nodes"].int))
            if !item["script"]["as_elements"].items.isEmpty {
                #expect(script.elements == (try item["script"]["as_elements"].felts))
            }
            #expect(script.clearingDebugInfo().root == script.root)
        }
    }

    @Test func `a note is the same in files and lists`() throws {
        for item in notes {
            let note = try readBack(Note.self, item["note_bytes"])
            let proof = try readBack(NoteInclusionProof.self, item["inclusion_proof"]["bytes"])
            #expect(Int(proof.index.value) == (try item["inclusion_proof"]["index"].int))
            #expect(
                UInt64(proof.blockNumber.value)
                    == (try item["inclusion_proof"]["block_num"].uint64)
            )
            #expect(
                try readBack(NoteFile.self, item["file_with_proof_bytes"]) == .note(note, proof)
            )
            #expect(try readBack(NoteFile.self, item["file_id_bytes"]) == .id(note.id))
            for name in ["file_details_bytes", "file_details_no_tag_bytes"] {
                guard case .details(let details, _, _) = try readBack(NoteFile.self, item[name])
                else {
                    Issue.record("no details")
                    continue
                }
                #expect(details == note.details)
            }
            let authenticated = InputNote(note, inclusionProof: proof)
            #expect(
                try readBack(InputNote.self, item["input_authenticated_bytes"]) == authenticated
            )
            #expect(
                try readBack(InputNote.self, item["input_unauthenticated_bytes"]) == InputNote(note)
            )
            #expect(
                try readBack(
                    InputNoteCommitment.self,
                    item["input_commitment_authenticated_bytes"]
                )
                    == InputNoteCommitment(authenticated)
            )
            #expect(
                try readBack(
                    InputNoteCommitment.self,
                    item["input_commitment_unauthenticated_bytes"]
                )
                    == InputNoteCommitment(InputNote(note))
            )
            let raw = RawOutputNote.full(note)
            #expect(try readBack(RawOutputNote.self, item["raw_output_full_bytes"]) == raw)
            #expect(
                try readBack(RawOutputNote.self, item["raw_output_partial_bytes"])
                    == .partial(PartialNote(note))
            )
            let published = try raw.published()
            #expect(try readBack(OutputNote.self, item["output_note_bytes"]) == published)
            #expect(
                published.encodedBytes
                    == (try Vectors.bytes(
                        of: item["output_note_bytes"],
                        in: "protocol"
                    ))
            )
            #expect(published.id == note.id)
        }
    }

    @Test func `a network note has the same target`() throws {
        for item in notes {
            let note = try readBack(Note.self, item["note_bytes"])
            #expect((note.networkTarget != nil) == item["is_network_note"].isTrue)
            guard !item["network_target"].isNull, let target = note.networkTarget else { continue }
            #expect(target.id.hex == (try item["network_target"]["id"].string))
            #expect(target.hint.integer == (try item["network_target"]["hint"].uint64))
            #expect(try NetworkAccountTarget(target.attachment) == target)
        }
    }

    @Test func `the fourth element of a target is ignored`() throws {
        let note = try #require(
            notes.lazy
                .compactMap { try? Note(decoding: protocolBytes($0["note_bytes"])) }
                .first { $0.networkTarget != nil }
        )
        let target = try #require(note.networkTarget)
        let word = try #require(target.attachment.words.first)
        let other = NoteAttachment(
            scheme: .networkAccountTarget,
            word: Word(word.e0, word.e1, word.e2, .one)
        )
        let isIgnored = vectors["facts"]["fourth_element_of_network_target_ignored"].isTrue
        #expect(((try? NetworkAccountTarget(other)) == target) == isIgnored)
    }

    @Test func `lists have the same commitments`() throws {
        let lists = vectors["lists"]
        var byName: [String: Note] = [:]
        var proofs: [String: NoteInclusionProof] = [:]
        for item in notes {
            byName[try item["name"].string] = try readBack(Note.self, item["note_bytes"])
            proofs[try item["name"].string] = try readBack(
                NoteInclusionProof.self,
                item["inclusion_proof"]["bytes"]
            )
        }
        let inputs = try readBack(InputNotes<InputNote>.self, lists["input_notes"]["bytes"])
        let expected = try lists["input_notes"]["notes"].items.map { item in
            let name = try item[0].string
            let isAuthenticated = item[1].text == "authenticated"
            return InputNote(
                try #require(byName[name]),
                inclusionProof: isAuthenticated ? proofs[name] : nil
            )
        }
        #expect(inputs.notes == expected)
        #expect(inputs.commitment == (try lists["input_notes"]["commitment"].word))
        #expect(
            try readBack(
                InputNotes<InputNoteCommitment>.self,
                lists["input_notes"]["commitments_bytes"]
            )
                == InputNotes<InputNoteCommitment>(inputs)
        )
        let outputs = try readBack(
            OutputNotes<RawOutputNote>.self,
            lists["output_notes"]["raw_bytes"]
        )
        #expect(
            outputs.notes.map(\.id)
                == (try lists["output_notes"]["notes"].items.map {
                    try #require(byName[$0.string]).id
                })
        )
        #expect(outputs.commitment == (try lists["output_notes"]["commitment"].word))
        #expect(
            InputNotes<InputNote>().commitment
                == (try lists["input_notes_empty"]["commitment"].word)
        )
        let empty = try readBack(
            OutputNotes<RawOutputNote>.self,
            lists["output_notes_empty"]["raw_bytes"]
        )
        #expect(empty.commitment == (try lists["output_notes_empty"]["commitment"].word))
    }

    @Test func `the block note tree has the same root and proofs`() throws {
        let item = vectors["note_tree"]
        let leaves = item["leaves"].items
        #expect(!leaves.isEmpty)
        let tree = try BlockNoteTree(
            leaves.map {
                let index = try BlockNoteIndex(
                    batch: $0["batch"].int,
                    note: $0["index_in_batch"].int
                )
                #expect(Int(index.value) == (try $0["leaf_index"].int))
                return (index, NoteID(try $0["leaf"].word))
            }
        )
        #expect(tree.root == (try item["root"].word))
        #expect(try BlockNoteTree(decoding: item["bytes"].hex) == tree)
        #expect(try BlockNoteTree(decoding: tree.encodedBytes) == tree)
        for item in notes {
            let proof = try readBack(NoteInclusionProof.self, item["inclusion_proof"]["bytes"])
            let id = try NoteID(hex: item["id"].string)
            #expect(tree[proof.index] == id)
            #expect(try tree.path(from: proof.index) == proof.path)
            try proof.verify(id, noteRoot: tree.root)
            #expect(throws: NoteError.self) {
                try proof.verify(NoteID(tree.root), noteRoot: tree.root)
            }
        }
    }

    @Test func `damaged bytes are refused`() throws {
        let cases = vectors["damaged_bytes"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let bytes = try item["bytes"].hex
            let isFile = try item["case"].string.contains("file")
            let refusal = refusal {
                if isFile {
                    _ = try NoteFile(decoding: bytes)
                } else {
                    _ = try Note(decoding: bytes)
                }
            }
            #expect(refusal == item["error"].text)
        }
    }
}
