// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import WebPages

/// What the pages for people have in common.
enum PageAnswer {
    static let answers = [Route.Answer(200, "The page.", Route.Body("text/html"))]
    static let problems = ProblemKind.common + [.notFound]

    /// A handler of a page; what it throws becomes a page too.
    static func handler(
        _ node: NodeContext,
        _ body: @escaping @Sendable (RoutedRequest) async throws -> HTTPResponse
    ) -> NodeContext.Handler {
        { routed in
            .waiting(for: routed, within: .seconds(10)) { routed in
                do { return try await body(routed) } catch {
                    return refused(Problem(whatever: error, in: routed), node)
                }
            }
        }
    }

    static func page(_ html: [UInt8], status: HTTPStatus = 200) -> HTTPResponse {
        let fields: HTTPFields = [
            "content-type": "text/html; charset=utf-8",
            "content-security-policy":
                "default-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; "
                + "form-action 'self'",
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
        ]
        return HTTPResponse(status, fields: fields, body: html).revalidated()
    }

    /// The page of a kind of problem.
    static func explanation(of kind: ProblemKind, _ node: NodeContext) -> HTTPResponse {
        let page = ProblemPage(
            code: kind.code,
            title: kind.title,
            status: kind.status.code,
            explanation: kind.explanation
        )
        return self.page(page.rendered(on: site(node)))
    }

    private static func refused(_ problem: Problem, _ node: NodeContext) -> HTTPResponse {
        let page = ErrorPage(
            status: problem.kind.status.code,
            title: problem.kind.title,
            detail: problem.detail,
            code: problem.kind.code,
            requestID: problem.instance
        )
        return self.page(page.rendered(on: site(node)), status: problem.kind.status)
    }

    static func site(_ node: NodeContext) -> Site {
        let heads = node.heads.current
        return Site(
            network: node.configuration.networkName,
            genesis: heads.genesis?.hex ?? "",
            version: node.configuration.version,
            tip: heads.tip?.value ?? 0,
            provenTip: heads.proven?.value ?? 0,
            links: [NavigationLink(title: "API", path: "/docs")]
        )
    }
}
