// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText

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

/// The page of a kind of problem.
enum ProblemPage {
    static func json(_ kind: ProblemKind) -> [UInt8] {
        JSONWriter.encode { json in
            json.object {
                $0.member("code", kind.code)
                $0.member("status", kind.status.code)
                $0.member("title", kind.title)
                $0.member("explanation", kind.explanation)
                $0.member("grpc_code", kind.grpcStatus)
            }
        }
    }

    static func html(_ kind: ProblemKind) -> HTTPResponse {
        let title = escaped(kind.title)
        let page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title></head>
            <body><main><h1>\(title)</h1>
            <dl><dt>Code</dt><dd><code>\(escaped(kind.code))</code></dd>
            <dt>HTTP status</dt><dd>\(kind.status.code) \(escaped(kind.status.reason))</dd>
            <dt>gRPC status</dt><dd>\(kind.grpcStatus)</dd></dl>
            <p>\(escaped(kind.explanation))</p></main></body></html>
            """
        let fields: HTTPFields = [
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
            "x-content-type-options": "nosniff",
        ]
        return HTTPResponse(200, fields: fields, body: Array(page.utf8))
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
