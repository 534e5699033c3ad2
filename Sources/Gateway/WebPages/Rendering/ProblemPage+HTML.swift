// SPDX-License-Identifier: MIT

extension ProblemPage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        site.page(PageFrame(title: title, kind: "problem")) { html in
            html.element("div", [.class("title")]) { html in
                html.element("h1", text: title)
                html.badge("\(status)", kind: "dropped")
            }
            html.element("p", [.class("lead")], text: explanation)
            html.facts { html in
                html.fact("Code") { $0.copyable(code, named: "code") }
                html.fact("HTTP status") { $0.text("\(status)") }
            }
        }
    }
}

extension ErrorPage {
    /// The page as a document in UTF-8.
    public func rendered(on site: Site) -> [UInt8] {
        site.page(PageFrame(title: title, kind: "error")) { html in
            html.element("p", [.class("status"), .plain("aria-hidden", "true")], text: "\(status)")
            html.element("h1", text: title)
            html.element("p", [.class("lead")], text: detail)
            html.element("p") { html in
                if let code {
                    html.element("a", [.link(.problem(code))], text: "What \(code) means")
                    html.text(" · ")
                }
                html.element("a", [.link(PagePath("/"))], text: "To the overview")
            }
            if let requestID {
                html.facts { html in
                    html.fact("Request") { $0.copyable(requestID, named: "request id") }
                }
            }
        }
    }
}
