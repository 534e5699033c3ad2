// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing
internal import Synchronization
internal import WebPages

/// `GET /docs`: the table of routes for people.
enum GetDocumentation {
    /// The page, which is made once the table is whole; the table holds the page's own route.
    final class Page: Sendable {
        private let stored = Mutex<[UInt8]>([])

        var bytes: [UInt8] { stored.withLock { $0 } }

        func describe(_ table: RouteTable) {
            let page = GetDocumentation.page(table)
            stored.withLock { $0 = page }
        }
    }

    static func route(_ page: Page) -> Route {
        Route(
            .get,
            "/docs",
            id: "getDocumentation",
            tag: "Meta",
            summary: "This interface, for people.",
            answers: [Route.Answer(200, "The page.", Route.Body("text/html"))]
        ) { _ in
            let fields: HTTPFields = [
                "content-type": "text/html; charset=utf-8",
                "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
                "x-content-type-options": "nosniff",
            ]
            return .now(HTTPResponse(200, fields: fields, body: page.bytes).revalidated())
        }
    }

    private static func page(_ table: RouteTable) -> [UInt8] {
        var html = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(table.title.name))</title></head>
            <body><main><h1>\(escaped(table.title.name)) \(escaped(table.title.version))</h1>
            <p>\(escaped(table.title.description)) <a href="/openapi.json">openapi.json</a></p>

            """
        var tags: [String] = []
        for route in table.routes where !tags.contains(route.tag) { tags.append(route.tag) }
        for tag in tags {
            html += "<h2>\(escaped(tag))</h2><dl>\n"
            for route in table.routes where route.tag == tag { html += entry(route) }
            html += "</dl>\n"
        }
        return Array((html + "</main></body></html>\n").utf8)
    }

    private static func entry(_ route: Route) -> String {
        let names = route.queryParameters.map { escaped($0.name) }
        let query = names.isEmpty ? "" : "?" + names.joined(separator: "&amp;")
        let path = escaped(route.path.description)
        return """
            <dt id="\(escaped(route.operationID))"><code>\(escaped(route.method.name)) \
            \(path)\(query)</code></dt>
            <dd>\(escaped(route.summary)) \(escaped(route.description))</dd>

            """
    }

    private static func escaped(_ text: String) -> String {
        String(decoding: HTMLEscaping.escaped(text), as: UTF8.self)
    }
}
