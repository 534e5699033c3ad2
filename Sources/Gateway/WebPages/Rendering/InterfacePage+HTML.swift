// SPDX-License-Identifier: MIT

extension InterfacePage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        site.page(PageFrame(title: "Interface", kind: "interface")) { html in
            html.element("h1", text: "Interface")
            html.element("p", [.class("lead")]) { html in
                html.text(description + " ")
                html.element("a", [.link(PagePath("/openapi.json"))], text: "openapi.json")
            }
            for group in groups {
                html.heading(group.name, count: group.operations.count)
                html.table(
                    caption: "Operations on \(group.name)",
                    columns: ["Request", "Answer"]
                ) { html in
                    for operation in group.operations {
                        html.element("tr", [.id(operation.id)]) { html in
                            html.element("td") { $0.code(operation.request) }
                            html.element("td", [.class("prose")], text: operation.summary)
                        }
                    }
                }
            }
        }
    }
}
