// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing

/// The forms in which resources come.
enum MediaOffers {
    static let jsonOrBytes: [MediaType] = [.json, .octetStream]
    static let lists: [MediaType] = [.json, .jsonLines]

    /// The bodies for the document: JSON of a schema, and canonical bytes.
    static func described(_ status: HTTPStatus = 200, _ text: String, _ schema: String)
        -> [Route.Answer]
    {
        [
            Route.Answer(
                status,
                text,
                Route.Body("application/json", schema: schema),
                Route.Body("application/octet-stream")
            ), Route.Answer(304, "The client has it already."),
        ]
    }

    /// The body for the document: JSON of a schema alone.
    static func describedJSON(_ text: String, _ schema: String) -> [Route.Answer] {
        [
            Route.Answer(200, text, Route.Body("application/json", schema: schema)),
            Route.Answer(304, "The client has it already."),
        ]
    }

    /// The bodies for the document: a page of items, or one item a line.
    static func describedList(_ text: String, _ schema: String) -> [Route.Answer] {
        [
            Route.Answer(
                200,
                text,
                Route.Body("application/json", schema: schema),
                Route.Body("application/x-ndjson")
            ), Route.Answer(304, "The client has it already."),
        ]
    }
}
