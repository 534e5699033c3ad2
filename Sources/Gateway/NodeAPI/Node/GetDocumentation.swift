// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing
internal import Synchronization
internal import WebPages

/// `GET /docs`: the table of routes for people.
enum GetDocumentation {
    /// The page, which is described once the table is whole; the table holds the page's own route.
    final class Page: Sendable {
        private let stored = Mutex(InterfacePage(description: "", groups: []))

        var current: InterfacePage { stored.withLock { $0 } }

        func describe(_ table: RouteTable) {
            let page = GetDocumentation.page(table)
            stored.withLock { $0 = page }
        }
    }

    static func route(_ page: Page, _ node: NodeContext) -> Route {
        Route(
            .get,
            "/docs",
            id: "getDocumentation",
            tag: "Meta",
            summary: "This interface, for people.",
            answers: [Route.Answer(200, "The page.", Route.Body("text/html"))]
        ) { _ in
            .now(PageAnswer.page(page.current.rendered(on: PageAnswer.site(node))))
        }
    }

    private static func page(_ table: RouteTable) -> InterfacePage {
        var tags: [String] = []
        for route in table.routes where !tags.contains(route.tag) { tags.append(route.tag) }
        return InterfacePage(
            description: table.title.description,
            groups: tags.map { tag in
                InterfacePage.Group(
                    name: tag,
                    operations: table.routes.filter { $0.tag == tag }.map(operation)
                )
            }
        )
    }

    private static func operation(_ route: Route) -> InterfacePage.Operation {
        let names = route.queryParameters.map(\.name)
        let query = names.isEmpty ? "" : "?" + names.joined(separator: "&")
        let summary =
            route.description.isEmpty ? route.summary : "\(route.summary) \(route.description)"
        return InterfacePage.Operation(
            id: route.operationID,
            request: "\(route.method.name) \(route.path.description)\(query)",
            summary: summary
        )
    }
}
