// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText

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
