// SPDX-License-Identifier: MIT

extension HTMLWriter {
    /// A table with a caption for those who do not see it, in a box that scrolls on its own.
    mutating func table(
        caption: String,
        columns: [String],
        id: String? = nil,
        _ rows: (inout HTMLWriter) -> Void
    ) {
        let region: [HTMLAttribute] = [
            .class("table"), .plain("role", "region"), .label(caption), .plain("tabindex", "0"),
        ]
        element("div", region) { html in
            html.element("table") { html in
                html.element("caption", [.class("unseen")], text: caption)
                html.element("thead") { html in
                    html.element("tr") { html in
                        for column in columns {
                            html.element("th", [.scope("col")], text: column)
                        }
                    }
                }
                html.line()
                html.element("tbody", id.map { [.id($0)] } ?? [], rows)
            }
        }
    }

    /// A table of transactions, or a line that says that there are none.
    mutating func transactions(_ rows: [TransactionRow], caption: String, id: String? = nil) {
        guard !rows.isEmpty || id != nil else { return nothing("No transactions.") }
        let columns = ["Transaction", "State", "Account", "Block", "Notes in", "Notes out"]
        table(caption: caption, columns: columns, id: id) { html in
            for row in rows { html.transaction(row) }
        }
    }

    /// One row of ``transactions(_:caption:id:)``; the script fills copies of it.
    mutating func transaction(_ row: TransactionRow) {
        element("tr") { html in
            html.element("th", [.scope("row"), .plain("data-field", "transaction")]) { html in
                html.code(row.id, shortened: true, link: .transaction(row.id))
            }
            html.element("td", [.plain("data-field", "state")]) { $0.badge(row.state) }
            html.element("td", [.plain("data-field", "account")]) { html in
                html.code(row.account, shortened: true, link: .account(row.account))
            }
            html.element("td", [.class("number"), .plain("data-field", "block")]) { html in
                if let block = row.state.block { html.blockLink(block) } else { html.text("–") }
            }
            html.element("td", [.class("number"), .plain("data-field", "inputs")]) { html in
                html.text(ShortText.number(row.inputNoteCount))
            }
            html.element("td", [.class("number"), .plain("data-field", "outputs")]) { html in
                html.text(ShortText.number(row.outputNoteCount))
            }
        }
        line()
    }

    /// A table of notes, or a line that says that there are none.
    mutating func notes(_ rows: [NoteRow], caption: String) {
        guard !rows.isEmpty else { return nothing("No notes.") }
        table(caption: caption, columns: ["Note", "Sender", "Tag", "Contents"]) { html in
            for row in rows {
                html.element("tr") { html in
                    html.element("th", [.scope("row")]) { html in
                        html.code(row.id, shortened: true, link: .note(row.id))
                    }
                    html.element("td") { html in
                        html.code(row.sender, shortened: true, link: .account(row.sender))
                    }
                    html.element("td") { $0.code(Self.tag(row.tag)) }
                    html.element("td") { $0.visibility(row.isPublic) }
                }
                html.line()
            }
        }
    }

    /// A table of accounts that a block changed, or a line that says that there are none.
    mutating func accounts(_ rows: [AccountUpdateRow]) {
        guard !rows.isEmpty else { return nothing("No account changed.") }
        let columns = ["Account", "State after the block", "Contents"]
        table(caption: "Accounts changed", columns: columns) { html in
            for row in rows {
                html.element("tr") { html in
                    html.element("th", [.scope("row")]) { html in
                        html.code(row.id, shortened: true, link: .account(row.id))
                    }
                    html.element("td") { $0.code(row.commitment, shortened: true) }
                    html.element("td") { $0.visibility(row.isPublic) }
                }
                html.line()
            }
        }
    }

    /// A list of words, or a line that says that there are none.
    mutating func words(_ values: [String], ifEmpty text: String) {
        guard !values.isEmpty else { return nothing(text) }
        element("ul", [.class("words")]) { html in
            for value in values { html.element("li") { $0.code(value) } }
        }
    }

    /// A list of assets, or a line that says that there are none.
    mutating func assets(_ rows: [AssetRow]) {
        guard !rows.isEmpty else { return nothing("No assets.") }
        element("ul", [.class("assets")]) { html in
            for row in rows { html.element("li") { $0.asset(row) } }
        }
    }

    /// Whether contents are on the chain.
    mutating func visibility(_ isPublic: Bool) {
        badge(isPublic ? "Public" : "Private", kind: isPublic ? "public" : "private")
    }

    /// A note's tag as its eight hex digits.
    static func tag(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
