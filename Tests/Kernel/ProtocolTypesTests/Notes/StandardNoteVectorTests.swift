// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct StandardNoteVectorTests {
    let vectors: JSONValue
    let scripts = StandardNoteScripts.release015
    let sender: AccountID
    let target: AccountID

    init() throws {
        vectors = try Vectors.json("protocol/notes.json")
        sender = try AccountID(hex: vectors["inputs"]["sender"].string)
        target = try AccountID(hex: vectors["inputs"]["target"].string)
    }

    /// The notes of a kind, with their names.
    private func notes(_ kind: StandardNote) throws -> [(name: String, note: Note)] {
        let all = try vectors["notes"].items.map {
            (
                name: try $0["name"].string,
                note: try Note(decoding: Vectors.bytes(of: $0["note_bytes"], in: "protocol"))
            )
        }
        let found = all.filter { scripts.kind(of: $0.note.recipient.script.root) == kind }
        #expect(!found.isEmpty)
        return found
    }

    @Test func `scripts have the same roots and bytes`() throws {
        let facts = try Vectors.json("protocol/kernel_facts.json")["standard_notes"].items
        let names: [String: StandardNote] = [
            "P2ID": .p2id, "P2IDE": .p2ide, "SWAP": .swap, "PSWAP": .partialSwap, "MINT": .mint,
            "BURN": .burn,
        ]
        #expect(!facts.isEmpty)
        for item in facts {
            guard let kind = names[try item["note"].string] else { continue }
            #expect(scripts.root(kind) == (try item["root"].word))
            #expect(scripts.script(kind).encodedBytes == (try item["bytes"].hex))
            #expect(scripts.script(kind).elements == (try item["as_elements"].felts))
            #expect(kind.storageItemCount == (try item["num_storage_items"].int))
        }
        for item in vectors["notes"].items {
            let kind = scripts.kind(of: try item["script"]["root"].word)
            #expect(kind == item["standard"].text.flatMap { names[$0] })
        }
    }

    @Test func `payments are the same`() throws {
        for (_, note) in try notes(.p2id) + notes(.p2ide) {
            let items = note.recipient.storage.items
            let target = try AccountID(prefix: items[1], suffix: items[0])
            let serial = note.recipient.serialNumber
            let recipient =
                items.count == 2
                ? scripts.p2idRecipient(target: target, serialNumber: serial)
                : scripts.p2ideRecipient(
                    target: target,
                    reclaim: items[2] == .zero ? nil : BlockNumber(UInt32(items[2].value)),
                    timelock: items[3] == .zero ? nil : BlockNumber(UInt32(items[3].value)),
                    serialNumber: serial
                )
            let payment = scripts.payment(
                to: recipient,
                of: note.assets,
                sender: note.metadata.sender,
                target: target,
                type: note.metadata.type,
                attachments: note.attachments
            )
            #expect(payment == note)
        }
    }

    @Test func `swaps and their paybacks are the same`() throws {
        for (name, note) in try notes(.swap) {
            let extra = vectors["inputs"]["extra"].items.first {
                $0["kind"].text == "swap payback details" && $0["of"].text == name
            }
            let payback = try #require(extra)
            let items = note.recipient.storage.items
            let swap = try scripts.swap(
                offered: try #require(note.assets.assets.first),
                requested: Asset(key: Word(items), value: Word(items, at: 4)),
                sender: note.metadata.sender,
                type: note.metadata.type,
                paybackType: items[12] == .one ? .public : .private,
                serialNumber: note.recipient.serialNumber,
                paybackSerialNumber: payback["serial_num"].word,
                attachments: note.attachments
            )
            #expect(swap.offer == note)
            #expect(swap.payback.encodedBytes == (try payback["bytes"].hex))
            #expect(swap.payback.commitment == (try payback["details_commitment"].word))
            #expect(swap.payback.recipient.digest == (try payback["recipient"].word))
        }
    }

    @Test func `partial swaps and what they leave are the same`() throws {
        let offers = try notes(.partialSwap)
        let paybacks = try notes(.p2id).map(\.note).filter {
            $0.attachments.first(.partialSwap) != nil
        }
        #expect(!paybacks.isEmpty)
        for (_, note) in offers {
            let offer = try PartialSwap(note, scripts: scripts)
            let again = try offer.note(
                scripts: scripts,
                sender: note.metadata.sender,
                type: note.metadata.type,
                attachments: note.attachments
            )
            #expect(again == note)
            let serial = offer.serialNumber
            let payback = try #require(
                paybacks.first {
                    $0.recipient.serialNumber
                        == Word(serial.e0 + .one, serial.e1, serial.e2, serial.e3)
                }
            )
            let filled = try #require(payback.attachments.first(.partialSwap)).words[0].e0.value
            let remainder = offers.first {
                $0.note.recipient.serialNumber
                    == Word(serial.e0, serial.e1, serial.e2, serial.e3 + .one)
            }?.note
            // How a fill was shared between account and notes shows in the rounding alone.
            let isThere = try (0...filled).contains { accountFill in
                let fill = try offer.fill(
                    accountFill: accountFill,
                    noteFill: filled - accountFill,
                    consumer: payback.metadata.sender,
                    type: note.metadata.type,
                    scripts: scripts
                )
                return fill.payback == payback && fill.remainder == remainder
            }
            #expect(isThere)
        }
    }

    @Test func `a partial swap pays out the same`() throws {
        let extra = vectors["inputs"]["extra"].items.first { $0["kind"].text == "pswap payout" }
        let item = try #require(extra)
        let offer = PartialSwap(
            offered: try FungibleAsset(faucetID: sender, amount: item["offered"].uint64),
            requested: try FungibleAsset(faucetID: target, amount: item["requested"].uint64),
            creator: sender,
            paybackType: .private,
            serialNumber: .zero
        )
        #expect(!item["fills"].items.isEmpty)
        for pair in item["fills"].items {
            #expect(offer.payout(for: try pair[0].uint64) == (try pair[1].uint64))
        }
    }

    @Test func `arguments of a fill name its two parts`() throws {
        let extra = vectors["inputs"]["extra"].items.first {
            $0["kind"].text?.hasPrefix("pswap note args for account fill") ?? false
        }
        let item = try #require(extra)
        let numbers = try item["kind"].string.split(separator: " ").compactMap { UInt64($0) }
        try #require(numbers.count == 2)
        let word = PartialSwap.noteArguments(accountFill: numbers[0], noteFill: numbers[1])
        #expect(word == (try item["word"].word))
    }

    @Test func `requests to faucets are the same`() throws {
        for (_, note) in try notes(.mint) {
            let items = note.recipient.storage.items
            let isPublic = items.count > 13
            let asset = try Asset(
                key: Word(items, at: isPublic ? 8 : 4),
                value: Word(items, at: isPublic ? 12 : 8)
            )
            let target: StandardNoteScripts.MintTarget =
                isPublic
                ? .public(
                    NoteRecipient(
                        serialNumber: Word(items, at: 4),
                        script: scripts.script(try #require(scripts.kind(of: Word(items)))),
                        storage: try NoteStorage(items: Array(items[20...]))
                    )
                ) : .private(recipientDigest: Word(items))
            let request = try scripts.mint(
                asset,
                into: target,
                tag: NoteTag(UInt32(items[isPublic ? 16 : 12].value)),
                faucetID: asset.faucetID,
                sender: note.metadata.sender,
                serialNumber: note.recipient.serialNumber,
                attachments: note.attachments
            )
            #expect(request == note)
        }
        for (_, note) in try notes(.burn) {
            let asset = try #require(note.assets.assets.first)
            let again = try scripts.burn(
                asset,
                sender: note.metadata.sender,
                serialNumber: note.recipient.serialNumber,
                attachments: note.attachments
            )
            #expect(again == note)
        }
    }

    @Test func `what is no standard note is refused`() throws {
        let asset = Asset.fungible(try FungibleAsset(faucetID: sender, amount: 3))
        #expect(throws: StandardNoteError.swapOfEqualAssets) {
            try scripts.swap(
                offered: asset,
                requested: asset,
                sender: sender,
                type: .private,
                paybackType: .private,
                serialNumber: .zero,
                paybackSerialNumber: .zero
            )
        }
        let other = StandardNoteError.otherFaucet(expected: target, got: sender)
        #expect(throws: other) {
            try scripts.mint(
                asset,
                into: .private(recipientDigest: .zero),
                tag: NoteTag(0),
                faucetID: target,
                sender: sender,
                serialNumber: .zero
            )
        }
        let payment = try #require(try notes(.p2id).first).note
        #expect(throws: StandardNoteError.notPartialSwap) {
            try PartialSwap(payment, scripts: scripts)
        }
        let offer = try PartialSwap(#require(try notes(.partialSwap).first).note, scripts: scripts)
        let requested = offer.requested.amount
        let tooLarge = StandardNoteError.fillTooLarge(requested: requested, filled: requested + 1)
        #expect(throws: tooLarge) {
            try offer.fill(
                accountFill: requested,
                noteFill: 1,
                consumer: sender,
                type: .public,
                scripts: scripts
            )
        }
        #expect(throws: StandardNoteError.nothingFilled) {
            try offer.fill(
                accountFill: 0,
                noteFill: 0,
                consumer: sender,
                type: .public,
                scripts: scripts
            )
        }
    }

    @Test func `verdicts without running are the same`() throws {
        let cases = vectors["static_consumption"].items
        #expect(!cases.isEmpty)
        let named = try notes(.p2id) + notes(.p2ide)
        let byName = Dictionary(uniqueKeysWithValues: named.map { ($0.name, $0.note) })
        let other = try AccountID(prefix: 1, suffix: 0)
        for item in cases {
            let account = item["account"].text
            let verdict = scripts.staticVerdict(
                on: try #require(byName[try item["note"].string]),
                for: account == "target" ? target : account == "sender" ? sender : other,
                at: BlockNumber(UInt32(try item["block"].uint64))
            )
            let status: String? =
                switch verdict {
                case .consumable: "Consumable"
                case .consumableAfter(let block): "ConsumableAfter(BlockNumber(\(block.value)))"
                case .consumableWithAuthorization: "ConsumableWithAuthorization"
                case .unconsumableConditions: "UnconsumableConditions"
                case .neverConsumable: "NeverConsumable"
                case nil: nil
                }
            #expect(status == item["status"].text, "\(item)")
        }
    }
}
