// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import JSONText
internal import ProtocolTypes

extension JSONWriter {
    mutating func write(_ header: NoteHeader) {
        object { $0.writeMembers(of: header) }
    }

    mutating func writeMembers(of header: NoteHeader) {
        member("id", header.id)
        member("details_commitment", header.detailsCommitment)
        member("metadata") { json in
            let metadata = header.metadata
            json.member("sender", metadata.sender)
            json.member("note_type", metadata.type == .public ? "public" : "private")
            json.member("tag", metadata.tag.value)
            json.member("attachment_schemes", array: metadata.schemes) { $0.number($1.value) }
            json.member("attachments_commitment", metadata.attachmentsCommitment)
        }
    }

    /// Writes a note in its block; what is private of it is `null`.
    mutating func write(_ note: OutputNote, in block: BlockNumber, index: BlockNoteIndex) {
        object { json in
            json.writeMembers(of: note.header)
            json.member("block_num", block)
            json.member("index", UInt32(index.value))
            json.member("attachments", array: note.attachments.attachments) { json, attachment in
                json.object {
                    $0.member("scheme", UInt32(attachment.scheme.value))
                    $0.member("words", words: attachment.words)
                }
            }
            switch note {
            case .private:
                json.memberNull("nullifier")
                json.memberNull("details")
            case .public(let open):
                json.member("nullifier", open.note.nullifier)
                json.member("details") { $0.writeMembers(of: open.note.details) }
            }
        }
    }

    private mutating func writeMembers(of details: NoteDetails) {
        let recipient = details.recipient
        member("assets", array: details.assets.assets) { $0.write($1) }
        member("recipient", recipient.digest)
        member("serial_number", recipient.serialNumber)
        member("script_root", recipient.script.root)
        member("script", base64: recipient.script.encodedBytes)
        member("storage", array: recipient.storage.items) { $0.decimalString($1.value) }
    }

    mutating func write(_ proof: NoteInclusionProof) {
        object { json in
            json.member("block_num", proof.blockNumber)
            json.member("index", UInt32(proof.index.value))
            json.key("path")
            json.write(proof.path)
        }
    }
}
