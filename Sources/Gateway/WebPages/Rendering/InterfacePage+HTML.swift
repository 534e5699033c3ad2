// SPDX-License-Identifier: MIT

extension InterfacePage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        site.page(PageFrame(title: "API", kind: "interface")) { html in
            html.element("h1", text: title)
            html.element("p", [.class("lead")]) { html in
                html.text("\(description) For programs: ")
                html.element("a", [.link(PagePath("/openapi.json"))], text: "openapi.json")
                html.text(".")
            }
            for section in sections {
                html.element("section") { html in
                    html.heading(section.title)
                    html.element("dl", [.class("facts stacked")]) { html in
                        for operation in section.operations { html.operation(operation) }
                    }
                }
                html.line()
            }
        }
    }
}

extension HTMLWriter {
    fileprivate mutating func operation(_ operation: InterfacePage.Operation) {
        element("div", [.id(operation.id)]) { html in
            html.element("dt") { $0.code(operation.call) }
            html.element("dd", text: operation.summary)
        }
        line()
    }
}
