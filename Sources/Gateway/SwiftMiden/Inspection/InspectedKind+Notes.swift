// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import ProtocolTypes

extension InspectedKind {
    /// Notes, whole and in part.
    static let notes: [InspectedKind] = [
        InspectedKind("note", Note.self) { note, fields in fields.add(note) },
        InspectedKind("note-file", NoteFile.self) { file, fields in fields.add(file) },
        InspectedKind("note-header", NoteHeader.self) { header, fields in fields.add(header) },
    ]
}

extension InspectedFields {
    fileprivate mutating func add(_ header: NoteHeader) {
        word("id", header.id.word)
        word("detailsCommitment", header.detailsCommitment)
        word("metadataCommitment", header.metadata.commitment)
        word("metadataWord", header.metadata.word)
        word("attachmentsCommitment", header.metadata.attachmentsCommitment)
        text("sender", header.metadata.sender.hex)
        text("noteType", "\(header.metadata.type)")
        count("tag", Int(header.metadata.tag.value))
        count("attachments", header.metadata.schemes.count)
    }

    fileprivate mutating func add(_ note: Note) {
        add(note.header)
        word("nullifier", note.nullifier.word)
        addContent(of: note.details)
    }

    private mutating func addContent(of details: NoteDetails) {
        word("recipient", details.recipient.digest)
        word("serialNumber", details.recipient.serialNumber)
        word("scriptRoot", details.recipient.script.root)
        word("storageCommitment", details.recipient.storage.commitment)
        word("assetsCommitment", details.assets.commitment)
        count("storageItems", details.recipient.storage.items.count)
        count("assets", details.assets.assets.count)
    }

    fileprivate mutating func add(_ file: NoteFile) {
        switch file {
        case .id(let id):
            text("form", "id")
            word("id", id.word)
        case .details(let details, let afterBlock, let tag):
            text("form", "details")
            word("detailsCommitment", details.commitment)
            block("afterBlock", afterBlock)
            if let tag { count("tag", Int(tag.value)) }
            addContent(of: details)
        case .note(let note, let proof):
            text("form", "note")
            add(note)
            block("blockNumber", proof.blockNumber)
            count("indexInBlock", Int(proof.index.value))
            word("noteRoot", proof.noteRoot(of: note.id))
        }
    }
}

extension NoteInclusionProof {
    /// The note root that the path leads to.
    fileprivate func noteRoot(of id: NoteID) -> Word? {
        try? path.root(leaf: id.word, index: UInt64(index.value))
    }
}
