// SPDX-License-Identifier: MIT

extension NotePage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        let title = "Note \(ShortText.identifier(note.id))"
        let frame = PageFrame(title: title, kind: "note", refreshes: consumption == .unconsumed)
        return site.page(frame) { html in
            html.element("div", [.class("title")]) { html in
                html.element("h1", text: "Note")
                html.visibility(note.isPublic)
                consumptionBadge(&html)
            }
            html.facts { facts(&$0) }
            switch contents {
            case .notPublic:
                html.notPublic(
                    "Not public",
                    "This note is private. The network holds its id, sender and tag; what it "
                        + "carries and who may consume it is known to those who were given it. "
                        + "When it is consumed, a nullifier appears that nobody else can tie to it."
                )
            case .open(let details): open(&html, details)
            }
        }
    }

    private func consumptionBadge(_ html: inout HTMLWriter) {
        switch consumption {
        case .unconsumed: html.badge("Unconsumed", kind: "committed")
        case .consumed: html.badge("Consumed", kind: "proven")
        case .unknowable: break
        }
    }

    private func facts(_ html: inout HTMLWriter) {
        html.fact("Id") { $0.copyable(note.id, named: "note id") }
        html.fact("Sender") { html in
            html.copyable(note.sender, named: "sender", link: .account(note.sender))
        }
        html.fact("Tag") { $0.code(HTMLWriter.tag(note.tag)) }
        html.fact("Created") { html in
            html.text("block ")
            html.blockLink(block)
            html.text(", note \(ShortText.number(indexInBlock))")
        }
        html.fact("Consumed") { html in
            switch consumption {
            case .unconsumed: html.text("not yet")
            case .consumed(let block):
                html.text("block ")
                html.blockLink(block)
            case .unknowable: html.text("not public")
            }
        }
    }

    private func open(_ html: inout HTMLWriter, _ details: NoteDetails) {
        html.heading("Assets", count: details.assets.count)
        html.assets(details.assets)
        html.heading("Contents")
        html.facts { html in
            html.fact("Script") { html in
                if let name = details.scriptName { html.text("\(name) ") }
                html.copyable(details.scriptRoot, named: "script root")
            }
            html.fact("Recipient") { $0.copyable(details.recipient, named: "recipient") }
            html.fact("Serial number") { $0.copyable(details.serialNumber, named: "serial number") }
            html.fact("Nullifier") { $0.copyable(details.nullifier, named: "nullifier") }
        }
        html.heading("Storage", count: details.storage.count)
        html.words(details.storage, ifEmpty: "No storage.")
    }
}
