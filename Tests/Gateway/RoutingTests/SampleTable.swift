// SPDX-License-Identifier: MIT

import HTTPSemantics
import Routing

/// A table with every feature of routes.
enum SampleTable {
    static let conflict = ProblemKind(
        code: "sample_conflict",
        status: 409,
        title: "Conflict",
        explanation: "Only <here>."
    )

    static let table = RouteTable(
        title: RouteTable.Title(name: "Sample", version: "1", description: "For tests."),
        schemas: [
            RouteTable.Schema("Block", .object([.init("block_num", .uint32)])),
            RouteTable.Schema("Submission", .object([.init("block", .reference("Block"))])),
        ],
        routes: [listBlocks, getBlock, getTip, getHeader, submit, deleteBlock]
    )

    private static let block = Route.Parameter("block", .identifier, "Which block.")
    private static let blockAnswer = Route.Answer(
        200,
        "The block.",
        Route.Body("application/json", schema: "Block"),
        Route.Body("application/octet-stream")
    )

    private static let listBlocks = Route(
        .get,
        "/v1/blocks",
        id: "listBlocks",
        tag: "Blocks",
        summary: "Lists blocks.",
        query: [
            Route.Parameter("from", .blockNumber, "First block."),
            Route.Parameter("limit", .number(1...100), "How many."),
            Route.Parameter("order", .choice(["asc", "desc"]), "Direction."),
            Route.Parameter("include", .choices(["notes", "proof"]), "Further parts."),
            Route.Parameter("ids", .list(of: .token(countMax: 4), countMax: 3), "Which."),
            Route.Parameter(
                "near",
                .any([.blockNumber, .hexadecimal(digitCount: 8), .bech32]),
                "Near which."
            ), Route.Parameter("wait", .duration(secondsMax: 10), "How long."),
            Route.Parameter("verbose", .flag, "More."),
        ],
        answers: [Route.Answer(200, "Blocks.", Route.Body("application/json", schema: "Block"))]
    ) { routed in
        let parts: [String] = [
            routed.uint32("from").map(String.init) ?? "-",
            routed.number("limit").map(String.init) ?? "-",
            routed.query("order") ?? "-", routed.list("include").joined(separator: "+"),
            routed.list("ids").joined(separator: "+"),
            routed.duration("wait").map { "\($0)" } ?? "-", "\(routed.flag("verbose"))",
        ]
        return .now(.text(parts.joined(separator: " ")))
    }

    private static let getBlock = Route(
        .get,
        "/v1/blocks/{block}",
        id: "getBlock",
        tag: "Blocks",
        summary: "A block.",
        path: [block],
        answers: [blockAnswer],
        problems: [.notFound]
    ) { routed in
        .now(
            HTTPResponse(
                200,
                fields: ["etag": "\"\(routed.path("block"))\"", "content-type": "text/plain"],
                body: Array("block \(routed.path("block"))".utf8)
            )
        )
    }

    private static let getTip = Route(
        .get,
        "/v1/blocks/tip",
        id: "getTip",
        tag: "Blocks",
        summary: "The last block.",
        answers: [blockAnswer]
    ) { _ in .now(.text("the tip")) }

    private static let getHeader = Route(
        .get,
        "/v1/blocks/{block}/header",
        id: "getHeader",
        tag: "Blocks",
        summary: "A header.",
        path: [block],
        query: [Route.Parameter("form", .choice(["short"]), "The form.", isRequired: true)],
        answers: [blockAnswer]
    ) { routed in .now(.text("header of \(routed.path("block"))")) }

    private static let submit = Route(
        .post,
        "/v1/transactions",
        id: "submit",
        tag: "Transactions",
        summary: "Submits.",
        reads: [
            Route.Body("application/octet-stream"),
            Route.Body("application/json", schema: "Submission"),
        ],
        bodyBytesMax: 8,
        answers: [Route.Answer(202, "Taken.")],
        problems: [conflict]
    ) { routed in .later { $0.send(HTTPResponse(202, body: routed.request.body)) } }

    private static let deleteBlock = Route(
        .delete,
        "/v1/blocks/{block}",
        id: "deleteBlock",
        tag: "Blocks",
        summary: "Fails.",
        path: [block],
        answers: [Route.Answer(204, "Gone.")],
        problems: [conflict]
    ) { _ in .problem(Problem(conflict, "never")) }
}
