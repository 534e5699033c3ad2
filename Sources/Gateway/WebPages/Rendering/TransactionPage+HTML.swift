// SPDX-License-Identifier: MIT

extension TransactionPage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        let title = "Transaction \(ShortText.identifier(id))"
        let isSettled = state.stepCount == 5 || state.stepCount == nil
        let frame = PageFrame(title: title, kind: "transaction", refreshes: !isSettled)
        return site.page(frame) { html in
            html.element("div", [.class("title")]) { html in
                html.element("h1", text: "Transaction")
                html.badge(state)
            }
            progress(&html)
            html.facts { facts(&$0) }
            html.heading("Notes created", count: outputNotes.count)
            html.notes(outputNotes, caption: "Notes created")
            html.heading("Nullifiers", count: nullifiers.count)
            html.words(nullifiers, ifEmpty: "No note was consumed.")
        }
    }

    private func progress(_ html: inout HTMLWriter) {
        if case .dropped(let code, let detail) = state {
            html.element("section", [.class("panel alarm")]) { html in
                html.element("h2", text: "It will enter no block")
                html.element("p", text: detail)
                html.element("p") { html in
                    html.element("a", [.link(.problem(code))], text: "What \(code) means")
                }
            }
            return
        }
        let names = ["Received", "Verified", "Batched", "Committed", "Proven"]
        let reached = state.stepCount ?? 0
        html.element("ol", [.class("steps"), .label("Progress")]) { html in
            for (index, name) in names.enumerated() {
                var attributes: [HTMLAttribute] = []
                if index < reached { attributes.append(.class("done")) }
                if index + 1 == reached { attributes.append(.plain("aria-current", "step")) }
                html.element("li", attributes, text: name)
            }
        }
    }

    private func facts(_ html: inout HTMLWriter) {
        html.fact("Id") { $0.copyable(id, named: "transaction id") }
        // Of a dropped transaction only its id is kept.
        let isKnown = !account.isEmpty
        if isKnown {
            html.fact("Account") {
                $0.copyable(account, named: "account id", link: .account(account))
            }
        }
        html.fact("Block") { html in
            guard let block = state.block else { return html.text("none yet") }
            html.blockLink(block)
            guard let timestamp else { return }
            html.text(" · ")
            html.time(timestamp)
        }
        guard isKnown else { return }
        html.fact("State before") { $0.copyable(initialState, named: "state before") }
        html.fact("State after") { $0.copyable(finalState, named: "state after") }
        if let referenceBlock {
            html.fact("Executed against") { html in
                html.text("block ")
                html.blockLink(referenceBlock)
            }
            html.fact("Expires") { html in
                guard let expirationBlock else { return html.text("never") }
                html.text("after block \(ShortText.number(expirationBlock))")
            }
        }
        html.fact("Fee") { html in
            if let fee { html.asset(fee) } else { html.text("none") }
        }
    }
}
