// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing
internal import Synchronization
internal import WebPages

/// `GET /docs`: the table of routes for people.
enum GetDocumentation {
    /// What the page says, known once the table is whole; the table holds the page's own route.
    final class Page: Sendable {
        private let stored = Mutex<InterfacePage?>(nil)

        var content: InterfacePage? { stored.withLock { $0 } }

        func describe(_ table: RouteTable) {
            let page = GetDocumentation.page(table)
            stored.withLock { $0 = page }
        }
    }

    static func route(_ node: NodeContext, _ page: Page) -> Route {
        Route(
            .get,
            "/docs",
            id: "getDocumentation",
            tag: "Meta",
            summary: "This interface, for people.",
            answers: PageAnswer.answers,
            problems: PageAnswer.problems,
            handler: node.answering { _ in
                let content = try page.content.orNotFound("the interface is not described")
                return PageAnswer.page(content.rendered(on: PageAnswer.site(node)))
            }
        )
    }

    private static func page(_ table: RouteTable) -> InterfacePage {
        var tags: [String] = []
        for route in table.routes where !tags.contains(route.tag) { tags.append(route.tag) }
        return InterfacePage(
            title: "\(table.title.name) \(table.title.version)",
            description: table.title.description,
            sections: tags.map { tag in
                InterfacePage.Section(
                    title: tag,
                    operations: table.routes.filter { $0.tag == tag }.map(operation)
                )
            }
        )
    }

    private static func operation(_ route: Route) -> InterfacePage.Operation {
        let names = route.queryParameters.map(\.name)
        let query = names.isEmpty ? "" : "?" + names.joined(separator: "&")
        return InterfacePage.Operation(
            id: route.operationID,
            call: "\(route.method.name) \(route.path)\(query)",
            summary: [route.summary, route.description].filter { !$0.isEmpty }
                .joined(separator: " ")
        )
    }
}
