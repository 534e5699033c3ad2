// SPDX-License-Identifier: MIT

extension SearchPage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        let title = kind == .empty ? "Search" : "Nothing found"
        return site.page(PageFrame(title: title, kind: "search")) { html in
            html.element("h1", text: title)
            if kind != .empty {
                html.element("p", [.class("lead")]) { html in
                    html.text("Nothing on \(site.network) answers to ")
                    html.element("q") { $0.code(query) }
                    html.text(".")
                }
            }
            html.element("p", text: advice(site))
            html.search(query: query, id: "again")
            html.heading("What can be found")
            html.element("ul", [.class("plain")]) { html in
                html.element(
                    "li",
                    text: "a block by its number, commitment, or tip, proven, genesis"
                )
                html.element("li", text: "a transaction or a note by its id: 0x and 64 hex digits")
                html.element(
                    "li",
                    text: "an account by its id, 0x and 30 hex digits, or its address"
                )
            }
        }
    }

    private func advice(_ site: Site) -> String {
        switch kind {
        case .empty: "Type a number, an id or an address."
        case .blockNumber, .blockName:
            "It reads as a block. The latest is \(ShortText.number(site.tip))."
        case .account, .address:
            "It reads as an account. An account appears with its first transaction."
        case .word:
            "It reads as a commitment or an id. A transaction appears once the node received it, "
                + "a note once its block is sealed."
        case .unreadable: "It has not the shape of anything on the chain."
        }
    }
}
