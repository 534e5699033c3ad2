// SPDX-License-Identifier: MIT

extension AccountPage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        let title = "Account \(ShortText.identifier(id))"
        return site.page(PageFrame(title: title, kind: "account")) { html in
            html.element("div", [.class("title")]) { html in
                html.element("h1", text: "Account")
                html.visibility(state != .notPublic)
            }
            html.facts { html in
                html.fact("Id") { $0.copyable(id, named: "account id") }
                html.fact("Address") { $0.copyable(address, named: "address") }
                html.fact("State") { $0.copyable(commitment, named: "state commitment") }
                html.fact("Last changed") { html in
                    html.text("block ")
                    html.blockLink(lastBlock)
                }
                if case .open(let details) = state { facts(&html, details) }
            }
            switch state {
            case .notPublic:
                html.notPublic(
                    "Not public",
                    "This account is private. The network holds the commitment to its state and "
                        + "nothing else; code, storage and assets are known to its owner alone. "
                        + "That is how it is meant to be: proofs show that every change was "
                        + "allowed."
                )
            case .open(let details): contents(&html, details)
            }
            html.heading("Latest transactions")
            html.transactions(transactions, caption: "Latest transactions")
        }
    }

    private func facts(_ html: inout HTMLWriter, _ details: AccountDetails) {
        html.fact("Nonce") { $0.text(details.nonce) }
        html.fact("Code") { $0.copyable(details.codeCommitment, named: "code commitment") }
        html.fact("Storage") { html in
            html.copyable(details.storageCommitment, named: "storage commitment")
        }
        html.fact("Vault") { $0.copyable(details.vaultRoot, named: "vault root") }
    }

    private func contents(_ html: inout HTMLWriter, _ details: AccountDetails) {
        html.heading("Assets", count: details.assets.count)
        html.assets(details.assets)
        html.heading("Storage", count: details.slots.count)
        guard !details.slots.isEmpty else { return html.nothing("No storage.") }
        html.table(caption: "Storage", columns: ["Slot", "Kind", "Value"]) { html in
            for slot in details.slots {
                html.element("tr") { html in
                    html.element("th", [.scope("row")], text: slot.name)
                    html.element("td", text: slot.isMap ? "map, root" : "value")
                    html.element("td") { $0.code(slot.value, shortened: true) }
                }
                html.line()
            }
        }
    }
}
