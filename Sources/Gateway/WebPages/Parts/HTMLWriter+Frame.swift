// SPDX-License-Identifier: MIT

/// What a page says of itself to frame and script.
struct PageFrame {
    /// What stands in the browser's tab, before the network's name.
    let title: String
    /// How the script tells pages apart.
    let kind: String
    /// Whether the page should be fetched again when a block arrives.
    var refreshes = false
}

extension Site {
    /// A whole page around what `content` writes into `main`.
    func page(_ frame: PageFrame, _ content: (inout HTMLWriter) -> Void) -> [UInt8] {
        var html = HTMLWriter()
        html.documentType()
        html.element("html", [.plain("lang", "en")]) { html in
            html.head(frame, site: self)
            html.line()
            html.body(frame, site: self, content)
        }
        html.line()
        return html.bytes
    }
}

extension HTMLWriter {
    fileprivate mutating func head(_ frame: PageFrame, site: Site) {
        element("head") { html in
            html.void("meta", [.plain("charset", "utf-8")])
            html.meta("viewport", "width=device-width, initial-scale=1")
            html.meta("color-scheme", "light dark")
            html.line()
            html.element("title", text: "\(frame.title) · Miden \(site.network)")
            html.void("link", [.plain("rel", "stylesheet"), .link(WebAsset.style)])
            html.void(
                "link",
                [.plain("rel", "icon"), .plain("type", "image/svg+xml"), .link(WebAsset.icon)]
            )
            html.element("script", [.plain("type", "module"), .source(WebAsset.script)]) { _ in }
        }
    }

    private mutating func meta(_ name: String, _ content: String) {
        void("meta", [.plain("name", name), .plain("content", content)])
    }

    fileprivate mutating func body(
        _ frame: PageFrame,
        site: Site,
        _ content: (inout HTMLWriter) -> Void
    ) {
        var attributes: [HTMLAttribute] = [
            .plain("data-page", frame.kind), .plain("data-tip", "\(site.tip)"),
            .plain("data-proven", "\(site.provenTip)"),
        ]
        if frame.refreshes { attributes.append(.flag("data-refresh")) }
        element("body", attributes) { html in
            html.element("a", [.class("skip"), .link(PagePath("#main"))], text: "Skip to content")
            html.line()
            html.banner(site)
            html.line()
            html.element("main", [.id("main")], content)
            html.line()
            html.footer(site, isLive: frame.refreshes)
        }
    }

    private mutating func banner(_ site: Site) {
        element("header", [.class("banner")]) { html in
            html.element("a", [.class("brand"), .link(PagePath("/"))]) { html in
                html.void(
                    "img",
                    [
                        .source(WebAsset.icon), .plain("alt", ""), .plain("width", "26"),
                        .plain("height", "26"),
                    ]
                )
                html.element("span", text: "Miden")
                html.element("span", [.class("network")], text: site.network)
            }
            html.search(query: "")
            html.navigation(site)
        }
    }

    /// The search form; in the banner and again where a search found nothing.
    mutating func search(query: String, id: String = "q") {
        let form: [HTMLAttribute] = [
            .plain("role", "search"), .class("search"), .action(PagePath("/search")),
        ]
        element("form", form) { html in
            html.element(
                "label",
                [.class("unseen"), .plain("for", id)],
                text: "Search for a block, transaction, account or note"
            )
            html.void(
                "input",
                [
                    .id(id), .plain("name", "q"), .plain("type", "search"),
                    .plain("value", query), .plain("maxlength", "200"),
                    .plain("placeholder", "Block, transaction, account, note"),
                    .plain("autocomplete", "off"), .plain("autocapitalize", "none"),
                    .plain("spellcheck", "false"),
                ]
            )
            html.element("button", [.plain("type", "submit")], text: "Search")
        }
    }

    private mutating func navigation(_ site: Site) {
        let links = site.links.compactMap { link in
            PagePath.local(link.path).map { (title: link.title, path: $0) }
        }
        guard !links.isEmpty else { return }
        element("nav", [.label("Main")]) { html in
            html.element("ul") { html in
                for link in links {
                    html.element("li") { html in
                        html.element("a", [.link(link.path)], text: link.title)
                    }
                }
            }
        }
    }

    /// Whether news arrive, in words and as a dot; shown by the script, where there is one.
    mutating func liveState() {
        element("p", [.class("live"), .id("live"), .flag("hidden")]) { html in
            html.element("span", [.class("dot")]) { _ in }
            html.element("span", [.id("live-text")], text: "Connecting")
            html.element(
                "button",
                [.plain("type", "button"), .id("pause"), .plain("aria-pressed", "false")],
                text: "Pause"
            )
        }
    }

    private mutating func footer(_ site: Site, isLive: Bool) {
        element("footer") { html in
            if isLive { html.liveState() }
            html.element("p", [.class("facts")]) { html in
                html.text("Genesis ")
                html.code(site.genesis, shortened: true)
            }
            html.element("p", [.class("facts")], text: "swift-miden \(site.version)")
        }
    }
}
