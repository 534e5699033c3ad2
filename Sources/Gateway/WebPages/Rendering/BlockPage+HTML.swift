// SPDX-License-Identifier: MIT

extension BlockPage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        let title = "Block \(ShortText.number(block.number))"
        let frame = PageFrame(title: title, kind: "block", refreshes: !block.isProven)
        return site.page(frame) { html in
            html.element("div", [.class("title")]) { html in
                html.element("h1", text: title)
                html.badge(
                    block.isProven ? "Proven" : "Sealed",
                    kind: block.isProven ? "proven" : "committed"
                )
                neighbours(&html, site)
            }
            header(&html)
            html.heading("Transactions", count: transactions.count)
            html.transactions(transactions, caption: "Transactions")
            html.heading("Notes created", count: notes.count)
            html.notes(notes, caption: "Notes created")
            html.heading("Accounts changed", count: accounts.count)
            html.accounts(accounts)
            html.heading("Nullifiers", count: nullifiers.count)
            html.words(nullifiers, ifEmpty: "No note was consumed.")
        }
    }

    private func neighbours(_ html: inout HTMLWriter, _ site: Site) {
        html.element("nav", [.class("neighbours"), .label("Blocks")]) { html in
            if block.number > 0 {
                let before: [HTMLAttribute] = [
                    .link(.block(block.number - 1)), .plain("rel", "prev"),
                ]
                html.element("a", before, text: "← Previous")
            }
            if block.number < site.tip {
                let after: [HTMLAttribute] = [
                    .link(.block(block.number + 1)), .plain("rel", "next"),
                ]
                html.element("a", after, text: "Next →")
            }
        }
    }

    private func header(_ html: inout HTMLWriter) {
        html.facts { html in
            html.fact("Commitment") { $0.copyable(block.commitment, named: "commitment") }
            html.fact("Time") { $0.time(block.timestamp) }
            html.fact("Parent") { html in
                let link = block.number > 0 ? PagePath.block(block.number - 1) : nil
                html.copyable(parent, named: "parent commitment", link: link)
            }
            html.fact("Size") { $0.text(ShortText.bytes(byteCount)) }
            for commitment in commitments {
                html.fact(commitment.name) { html in
                    html.copyable(commitment.value, named: commitment.name)
                }
            }
        }
    }
}
