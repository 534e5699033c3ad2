// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import JSONText
internal import Routing
internal import Store

/// `GET /v1/blocks/{block}/transactions`.
enum GetBlockTransactions {
    static func route(_ node: NodeContext) -> Route {
        BlockPart(
            name: "transactions",
            operationID: "getBlockTransactions",
            summary: "The transactions of a block, in its order.",
            schema: "BlockTransactions",
            bytesDescription: "the list of the transactions' headers"
        )
        .route(
            "/v1/blocks/{block}/transactions",
            node,
            bytes: { number, snapshot in
                let found = try snapshot.transactions(in: number)
                return ListBytes.encode(found.map(\.header.encodedBytes))
            },
            json: { number, snapshot in
                let found = try snapshot.transactions(in: number)
                return JSONWriter.encode { $0.array(found) { $0.write($1) } }
            }
        )
    }
}
