// SPDX-License-Identifier: MIT

extension OverviewPage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        site.page(PageFrame(title: "Overview", kind: "overview")) { html in
            html.element("h1", [.class("unseen")], text: "Miden \(site.network)")
            html.element(
                "button",
                [.plain("type", "button"), .class("pill"), .id("pill"), .flag("hidden")]
            ) { _ in }
            tiles(&html, site)
            html.element("section", [.plain("aria-labelledby", "blocks")]) { html in
                html.element("div", [.class("row")]) { html in
                    html.element("h2", [.id("blocks")], text: "Latest blocks")
                    html.liveState()
                }
                html.blockStrip(blocks)
            }
            html.line()
            html.element("section", [.plain("aria-labelledby", "transactions")]) { html in
                html.element("h2", [.id("transactions")], text: "Latest transactions")
                html.transactions(transactions, caption: "Latest transactions", id: "rows")
                if transactions.isEmpty { html.nothing("No transactions yet.") }
            }
            templates(&html)
        }
    }

    private func tiles(_ html: inout HTMLWriter, _ site: Site) {
        html.element("section", [.class("tiles"), .label("State of the chain")]) { html in
            tile(&html, "Latest block") { html in
                html.element("a", [.id("tip"), .link(.block(site.tip))]) { html in
                    html.text(ShortText.number(site.tip))
                }
            } note: { html in
                if let block = blocks.first { html.time(block.timestamp) }
            }
            tile(&html, "Proven up to") { html in
                html.element("a", [.id("proven"), .link(.block(site.provenTip))]) { html in
                    html.text(ShortText.number(site.provenTip))
                }
            } note: { html in
                let lag = Int(site.tip) - Int(site.provenTip)
                let text = lag == 0 ? "nothing behind" : "\(ShortText.count(lag, "block")) behind"
                html.element("span", [.id("lag")], text: text)
            }
            tile(&html, "Waiting transactions") { html in
                html.text(ShortText.number(mempool.transactionCount))
            } note: { html in
                html.text(ShortText.bytes(mempool.byteCount))
                if let age = mempool.oldestAgeSeconds { html.text(", oldest \(age) s") }
            }
        }
        let summary: [HTMLAttribute] = [
            .class("unseen"), .id("summary"), .plain("aria-live", "polite"),
        ]
        html.element("p", summary) { _ in }
        html.line()
    }

    private func tile(
        _ html: inout HTMLWriter,
        _ name: String,
        value: (inout HTMLWriter) -> Void,
        note: (inout HTMLWriter) -> Void
    ) {
        html.element("div", [.class("tile")]) { html in
            html.element("h2", text: name)
            html.element("p", [.class("value")], value)
            html.element("p", [.class("note")], note)
        }
        html.line()
    }

    /// What the script copies for a block that arrives while the page is open.
    private func templates(_ html: inout HTMLWriter) {
        let block = BlockRow(
            number: 0,
            commitment: "",
            timestamp: 0,
            transactionCount: 0,
            noteCount: 0,
            nullifierCount: 0,
            isProven: false
        )
        let transaction = TransactionRow(
            id: "",
            account: "",
            inputNoteCount: 0,
            outputNoteCount: 0,
            state: .committed(block: 0)
        )
        html.element("template", [.id("block-card")]) { $0.blockCard(block) }
        html.element("template", [.id("transaction-row")]) { $0.transaction(transaction) }
    }
}
