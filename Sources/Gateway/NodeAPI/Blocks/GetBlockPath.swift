// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import MerkleStructures
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/blocks/{block}/mmr-path`: that a block is in the chain.
enum GetBlockPath {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/blocks/{block}/mmr-path",
            id: "getBlockPath",
            tag: "Blocks",
            summary: "The path of a block in the mountain range over the first blocks.",
            description: "The header of block n commits to the range over n blocks. "
                + "As octet-stream: the path with its leaf.",
            path: [BlockName.parameter],
            query: [
                Route.Parameter(
                    "forest",
                    .number(1...UInt64(UInt32.max)),
                    "The number of blocks of the range; all blocks by default."
                )
            ],
            answers: MediaOffers.described(200, "The path.", "BlockPath"),
            problems: ProblemKind.lookup + [.invalidRange],
            handler: node.answering { routed in
                let name = try BlockName(routed.path("block"))
                let type = try routed.negotiated(MediaOffers.jsonOrBytes)
                return try node.read { snapshot in
                    let number = try name.resolve(in: snapshot)
                    let forest = routed.number("forest") ?? snapshot.blockCount
                    guard let proof = try snapshot.rangeProof(of: number, over: forest),
                        let peaks = try snapshot.peaks(over: forest)
                    else {
                        throw Problem(
                            .invalidRange,
                            "the range of \(forest) blocks does not hold block \(number.value)"
                        )
                        .with("block_count") { $0.number(snapshot.blockCount) }
                    }
                    let isImmutable = !name.isMoving && routed.query("forest") != nil
                    let tag = "\(proof.leaf.hex).path.\(forest)"
                    return type == .octetStream
                        ? .bytes(proof.encodedBytes).cached(tag, isImmutable: isImmutable)
                        : encode(proof, peaks).cached("\(tag).json", isImmutable: isImmutable)
                }
            }
        )
    }

    private static func encode(
        _ proof: MountainRangeProof,
        _ peaks: MountainRangePeaks
    ) -> HTTPResponse {
        Envelope.response { json in
            json.object { json in
                json.member("forest", Int(proof.path.forest.leafCount))
                json.member("position", Int(proof.path.position))
                json.member("leaf", proof.leaf)
                json.member("path", words: proof.path.path.siblings)
                json.member("peaks", words: peaks.peaks)
                json.member("peaks_commitment", peaks.hash)
            }
        }
    }
}
