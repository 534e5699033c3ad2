// SPDX-License-Identifier: MIT

extension HTMLWriter {
    /// An identifier in monospace; shortened, it keeps the whole in its title.
    mutating func code(_ value: String, shortened: Bool = false, link: PagePath? = nil) {
        let shown = shortened ? ShortText.identifier(value) : value
        let attributes: [HTMLAttribute] = shown == value ? [] : [.title(value)]
        guard let link else { return element("code", attributes, text: shown) }
        element("a", [.link(link)]) { $0.element("code", attributes, text: shown) }
    }

    /// A whole identifier with a button that copies it; the script shows the button.
    mutating func copyable(_ value: String, named name: String, link: PagePath? = nil) {
        element("span", [.class("copyable")]) { html in
            html.code(value, link: link)
            html.element(
                "button",
                [
                    .plain("type", "button"), .class("copy"), .plain("data-copy", value),
                    .label("Copy \(name)"), .flag("hidden"),
                ],
                text: "Copy"
            )
        }
    }

    /// A word in a coloured field; the colour repeats what the word says.
    mutating func badge(_ text: String, kind: String) {
        element("span", [.class("badge badge-\(kind)")], text: text)
    }

    /// A transaction's state, linked to its block when it is in one.
    mutating func badge(_ state: TransactionState) {
        badge(state.name.capitalizedFirst, kind: state.name)
    }

    /// A moment; the script turns it into an age.
    mutating func time(_ unixSeconds: UInt32, field: Bool = false) {
        let moment = CalendarTime(unixSeconds: unixSeconds)
        var attributes: [HTMLAttribute] = [.plain("datetime", moment.machineText)]
        if field { attributes.append(.plain("data-field", "time")) }
        element("time", attributes, text: moment.text)
    }

    /// A link to a block by its number.
    mutating func blockLink(_ number: UInt32) {
        element("a", [.link(.block(number)), .class("number")], text: ShortText.number(number))
    }

    /// An amount with its symbol, or the one item, and who minted it.
    mutating func asset(_ asset: AssetRow) {
        switch asset.value {
        case .amount(let amount):
            element("span", [.class("number")], text: ShortText.grouped(amount))
            text(" ")
        case .item(let commitment):
            code(commitment, shortened: true)
            text(" of ")
        }
        if let symbol = asset.symbol {
            element("a", [.link(.account(asset.faucet)), .title(asset.faucet)], text: symbol)
        } else {
            code(asset.faucet, shortened: true, link: .account(asset.faucet))
        }
    }

    /// A heading with what it counts.
    mutating func heading(_ title: String, count: Int? = nil) {
        element("h2") { html in
            html.text(title)
            guard let count else { return }
            html.text(" ")
            html.element("span", [.class("count")], text: ShortText.number(count))
        }
    }

    /// A list of named values.
    mutating func facts(_ content: (inout HTMLWriter) -> Void) {
        element("dl", [.class("facts")], content)
    }

    /// One named value of ``facts(_:)``.
    mutating func fact(_ name: String, _ content: (inout HTMLWriter) -> Void) {
        element("div") { html in
            html.element("dt", text: name)
            html.element("dd", [], content)
        }
        line()
    }

    /// The calm box that says that something is not public, and why.
    mutating func notPublic(_ title: String, _ reason: String) {
        element("section", [.class("panel private")]) { html in
            html.element("h2", text: title)
            html.element("p", text: reason)
        }
    }

    /// What stands where a list would be if it had entries.
    mutating func nothing(_ text: String) { element("p", [.class("nothing")], text: text) }
}

extension String {
    /// The text with its first letter in upper case.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
