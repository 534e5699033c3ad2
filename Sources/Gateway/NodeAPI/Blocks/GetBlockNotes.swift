// SPDX-License-Identifier: MIT

internal import JSONText
internal import Routing
internal import Store

/// `GET /v1/blocks/{block}/notes`.
enum GetBlockNotes {
    static func route(_ node: NodeContext) -> Route {
        BlockPart(
            name: "notes",
            operationID: "getBlockNotes",
            summary: "The notes that a block creates, by their place in its note tree.",
            schema: "BlockNotes",
            bytesDescription: "the list of the output notes"
        )
        .route(
            "/v1/blocks/{block}/notes",
            node,
            bytes: { number, snapshot in
                ListBytes.encode(try snapshot.notes(in: number).map(\.bytes))
            },
            json: { number, snapshot in
                let found = try snapshot.notes(in: number).map { ($0, try $0.outputNote()) }
                return JSONWriter.encode { json in
                    json.array(found) { $0.write($1.1, in: number, index: $1.0.index) }
                }
            }
        )
    }
}
