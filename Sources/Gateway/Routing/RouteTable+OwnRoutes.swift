// SPDX-License-Identifier: MIT

internal import HTTPSemantics

extension RouteTable {
    static func openAPIRoute(_ document: LazyBytes) -> Route {
        Route(
            .get,
            "/openapi.json",
            id: "getOpenAPI",
            tag: "Meta",
            summary: "This document.",
            answers: [Route.Answer(200, "The interface.", Route.Body("application/json"))]
        ) { _ in
            .now(.json(document.bytes).setting("cache-control", "no-cache"))
        }
    }

    static func problemRoute(
        _ kinds: [ProblemKind],
        page: @escaping @Sendable (ProblemKind) -> HTTPResponse
    ) -> Route {
        let known = Dictionary(kinds.map { ($0.code, $0) }) { first, _ in first }
        return Route(
            .get,
            "/problems/{code}",
            id: "getProblem",
            tag: "Meta",
            summary: "What a problem's code means.",
            path: [Route.Parameter("code", .token(countMax: 64), "The `code` of a problem.")],
            answers: [
                Route.Answer(
                    200,
                    "The explanation.",
                    Route.Body("text/html"),
                    Route.Body("application/json")
                )
            ],
            problems: [.notFound, .notAcceptable]
        ) { routed in
            guard let kind = known[routed.path("code")] else {
                return .problem(Problem(.notFound, "there is no problem of this code"))
            }
            do throws(Problem) {
                let type = try routed.negotiated([.html, .json])
                return .now(type == .json ? .json(ProblemPage.json(kind)) : page(kind))
            } catch {
                return .problem(error)
            }
        }
    }
}
