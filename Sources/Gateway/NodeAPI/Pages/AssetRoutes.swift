// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing
internal import WebPages

/// The files that pages load; their paths hold digests, so they last for ever.
enum AssetRoutes {
    static func all() -> [Route] {
        [
            Route(
                .get,
                "/static/{file}",
                id: "getStaticFile",
                tag: "Pages",
                summary: "A file that the pages load.",
                path: [Route.Parameter("file", .text(countMax: 128), "The name of the file.")],
                answers: [
                    Route.Answer(
                        200,
                        "The file.",
                        Route.Body("text/css"),
                        Route.Body("text/javascript"),
                        Route.Body("image/svg+xml")
                    )
                ],
                problems: [.notFound]
            ) { routed in
                guard let file = WebAsset.at("/static/\(routed.path("file"))") else {
                    return .problem(Problem(.notFound, "there is no such file"))
                }
                let fields: HTTPFields = [
                    "content-type": file.contentType, "x-content-type-options": "nosniff",
                ]
                return .now(
                    HTTPResponse(200, fields: fields, body: file.bytes)
                        .immutable(routed.path("file"))
                )
            }
        ]
    }
}
