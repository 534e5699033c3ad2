// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing
import VMCore

/// What makes no note, named as in the vectors.
@Suite struct NoteErrorTests {
    let vectors: JSONValue
    let notes: [Note]
    let privateID: AccountID
    let publicID: AccountID

    init() throws {
        vectors = try Vectors.json("protocol/notes.json")
        notes = try vectors["notes"].items.map {
            try Note(decoding: Vectors.bytes(of: $0["note_bytes"], in: "protocol"))
        }
        privateID = try #require(notes.map(\.metadata.sender).first { !$0.isPublic })
        publicID = try AccountID(
            prefix: Felt(reducing: privateID.prefix.value | 16),
            suffix: privateID.suffix
        )
    }

    private func words(_ count: Int) -> [Word] { Array(repeating: .zero, count: count) }

    private func attachment(_ scheme: UInt16, _ words: [Word]) throws -> NoteAttachment {
        try NoteAttachment(scheme: NoteAttachmentScheme(scheme), words: words)
    }

    private func note(_ type: NoteType) throws -> Note {
        try #require(notes.first { $0.metadata.type == type })
    }

    /// How each case comes about; nil for a case that is not known here.
    private func provoke(_ kind: String) -> (() throws -> Void)? {
        provokeContent(kind) ?? provokeTarget(kind) ?? provokeList(kind) ?? provokeStandard(kind)
    }

    private func provokeContent(_ kind: String) -> (() throws -> Void)? {
        switch kind {
        case "65 assets":
            { [self] in
                _ = try NoteAssets(
                    (0..<65).map {
                        .nonFungible(NonFungibleAsset(faucetID: publicID, data: [UInt8($0)]))
                    }
                )
            }
        case "one fungible key twice":
            { [self] in
                _ = try NoteAssets(
                    [5, 6].map { .fungible(try FungibleAsset(faucetID: publicID, amount: $0)) }
                )
            }
        case "one non-fungible asset twice":
            { [self] in
                let asset = NonFungibleAsset(faucetID: publicID, data: [1])
                _ = try NoteAssets([.nonFungible(asset), .nonFungible(asset)])
            }
        case "1025 storage items":
            { _ = try NoteStorage(items: Array(repeating: .zero, count: 1025)) }
        case "attachment of 0 words": { [self] in _ = try attachment(1, []) }
        case "attachment of 257 words": { [self] in _ = try attachment(1, words(257)) }
        case "scheme 0": { [self] in _ = try attachment(0, words(1)) }
        case "scheme 65535": { [self] in _ = try attachment(65_535, words(1)) }
        case "five attachments":
            { [self] in
                let one = try attachment(1, words(1))
                _ = try NoteAttachments(Array(repeating: one, count: 5))
            }
        case "513 words in all":
            { [self] in
                let full = try attachment(1, words(256))
                _ = try NoteAttachments([full, full, try attachment(1, words(1))])
            }
        default: nil
        }
    }

    private func provokeTarget(_ kind: String) -> (() throws -> Void)? {
        let good = Word(publicID.suffix, publicID.prefix, 1, .zero)
        let badID = Word(publicID.suffix, .zero, 1, .zero)
        let badHint = Word(publicID.suffix, publicID.prefix, 4, .zero)
        func target(_ scheme: UInt16, _ words: [Word]) -> () throws -> Void {
            { [self] in _ = try NetworkAccountTarget(attachment(scheme, words)) }
        }
        switch kind {
        case "network target of a private account":
            return { [self] in
                _ = try NetworkAccountTarget(id: privateID, hint: .always)
            }
        case "network target under scheme 4": return target(4, [good])
        case "network target of two words": return target(2, [good, good])
        case "network target with bad id": return target(2, [badID])
        case "network target with bad hint": return target(2, [badHint])
        case "no network target among the attachments":
            return { [self] in
                _ = try NetworkAccountTarget(NoteAttachments([attachment(1, words(1))]))
            }
        case "network target found first is bad":
            return { [self] in
                let list = [try attachment(2, [badID]), try attachment(2, [good])]
                _ = try NetworkAccountTarget(NoteAttachments(list))
            }
        case "private note with a network target as network note":
            return { [self] in _ = try NetworkAccountTarget(note(.private)) }
        default: return nil
        }
    }

    private func provokeList(_ kind: String) -> (() throws -> Void)? {
        switch kind {
        case "public output note out of a private note":
            { [self] in _ = try PublicOutputNote(note(.private)) }
        case "private output note out of a public note":
            { [self] in
                let note = try note(.public)
                _ = try PrivateOutputNote(header: note.header, attachments: note.attachments)
            }
        case "partial public note as output note":
            { [self] in _ = try RawOutputNote.partial(PartialNote(note(.public))).published() }
        case "one output note twice":
            { [self] in _ = try OutputNotes<RawOutputNote>([.full(notes[0]), .full(notes[0])]) }
        case "one input note twice":
            { [self] in
                _ = try InputNotes<InputNote>([
                    InputNote(notes[0]), InputNote(notes[0]),
                ])
            }
        default: nil
        }
    }

    private func provokeStandard(_ kind: String) -> (() throws -> Void)? {
        let scripts = StandardNoteScripts.release015
        switch kind {
        case "mint for another faucet":
            return { [self] in
                let asset = try FungibleAsset(faucetID: publicID, amount: 1)
                _ = try scripts.mint(
                    .fungible(asset),
                    into: .private(recipientDigest: .zero),
                    tag: NoteTag(0),
                    faucetID: privateID,
                    sender: privateID,
                    serialNumber: .zero
                )
            }
        case "swap of equal assets":
            return { [self] in
                let asset = Asset.fungible(try FungibleAsset(faucetID: publicID, amount: 1))
                _ = try scripts.swap(
                    offered: asset,
                    requested: asset,
                    sender: privateID,
                    type: .private,
                    paybackType: .private,
                    serialNumber: .zero,
                    paybackSerialNumber: .zero
                )
            }
        default: return nil
        }
    }

    @Test func `each case is refused for its reason`() throws {
        try checkRefusals(of: vectors["errors"].items) { provoke(try $0["case"].string) }
    }

    @Test func `a public note may have as many bytes as the limit and no more`() throws {
        let cases = vectors["public_note_size"]["cases"].items
        #expect(!cases.isEmpty)
        let base = try note(.public)
        for item in cases {
            let target = try item["note_len"].int
            var forest = base.recipient.script.clearingDebugInfo().forest
            // An advice entry of n elements, with a length of four bytes, makes up the rest.
            let bare = base.clearingDebugInfo().encodedBytes.count
            forest.adviceMap[.zero] = Array(repeating: .zero, count: (target - bare - 36) / 8)
            let script = try NoteScript(forest: forest, entry: base.recipient.script.entry)
            let storage = try NoteStorage(items: base.recipient.storage.items)
            let note = Note(
                details: NoteDetails(
                    assets: base.assets,
                    recipient: NoteRecipient(
                        serialNumber: .zero,
                        script: script,
                        storage: storage
                    )
                ),
                metadata: base.metadata.partial,
                attachments: base.attachments
            )
            let byteCount = note.encodedBytes.count
            let isRefused = byteCount > Note.byteCountMax
            let refusal = refusal { _ = try PublicOutputNote(note) }
            #expect(refusal == (isRefused ? "NoteSizeLimitExceeded" : nil))
        }
        #expect(Note.byteCountMax == (try vectors["public_note_size"]["limit"].int))
    }
}
