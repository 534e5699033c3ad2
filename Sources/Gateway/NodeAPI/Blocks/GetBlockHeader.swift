// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import JSONText
internal import Routing
internal import Store

/// `GET /v1/blocks/{block}/header`.
enum GetBlockHeader {
    static func route(_ node: NodeContext) -> Route {
        BlockPart(
            name: "header",
            operationID: "getBlockHeader",
            summary: "The header of a block.",
            schema: "BlockHeader",
            bytesDescription: "the header, 288 bytes"
        )
        .route(
            "/v1/blocks/{block}/header",
            node,
            bytes: { number, snapshot in
                try snapshot.header(of: number).orNotFound("no such block").encodedBytes
            },
            json: { number, snapshot in
                let header = try snapshot.header(of: number).orNotFound("no such block")
                return JSONWriter.encode { $0.write(header) }
            }
        )
    }
}
