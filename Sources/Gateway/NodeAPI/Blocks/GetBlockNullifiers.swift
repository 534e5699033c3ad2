// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/blocks/{block}/nullifiers`.
enum GetBlockNullifiers {
    static func route(_ node: NodeContext) -> Route {
        BlockPart(
            name: "nullifiers",
            operationID: "getBlockNullifiers",
            summary: "The nullifiers of the notes that a block consumes, in its order.",
            schema: "BlockNullifiers",
            bytesDescription: "the list of the nullifiers, 32 bytes each"
        )
        .route(
            "/v1/blocks/{block}/nullifiers",
            node,
            bytes: { number, snapshot in
                let found = try snapshot.nullifiers(in: number)
                return ListBytes.encode(found.map(\.nullifier.encodedBytes))
            },
            json: { number, snapshot in
                let found = try snapshot.nullifiers(in: number)
                return JSONWriter.encode { $0.array(found) { $0.string($1.nullifier.hex) } }
            }
        )
    }
}
