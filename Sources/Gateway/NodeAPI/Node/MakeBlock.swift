// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import NodeInterfaces
internal import ProtocolTypes
internal import Routing

/// `POST /v1/admin/blocks` of the admin listener: makes a block at once.
enum MakeBlock {
    static let schema = AnswerSchema.object(
        "MadeBlock",
        .object([
            .init("block_num", .block), .init("commitment", .word),
            .init("timestamp", .uint32, "Seconds since 1970."),
        ])
    )

    static func route(_ node: NodeContext, _ maker: any BlockMaker) -> Route {
        Route(
            .post,
            "/v1/admin/blocks",
            id: "makeBlock",
            tag: "Operation",
            summary: "Makes the next block of what waits, empty if nothing does.",
            description: "Answers once the block is signed and on disk. The only way to a block "
                + "when the node makes none by the clock.",
            answers: [
                Route.Answer(
                    201,
                    "The block.",
                    Route.Body("application/json", schema: "MadeBlock")
                )
            ],
            problems: ProblemKind.common + [.originRefused, .blockInProgress, .blockNotMade],
            handler: node.awaiting { routed in
                // A page can send a form to any address, but not without saying that it is one.
                guard routed.request.fields["origin"] == nil else {
                    throw Problem(.originRefused, "blocks are not made for pages")
                }
                return encode(try await make(maker))
            }
        )
    }

    /// Whoever asked may be gone before the block is there; it is made all the same.
    private static func make(_ maker: any BlockMaker) async throws(Problem) -> BlockHeader {
        let outcome = await Task { () -> Result<BlockHeader, BlockMakingFailure> in
            do throws(BlockMakingFailure) { return .success(try await maker.makeBlock()) } catch {
                return .failure(error)
            }
        }.value
        switch outcome {
        case .success(let header): return header
        case .failure(.busy):
            throw Problem(.blockInProgress, "another block is being made")
                .retrying(after: .seconds(1))
        case .failure(.unavailable(let reason)):
            throw Problem(.blockNotMade, reason).retrying(after: .seconds(1))
        }
    }

    private static func encode(_ header: BlockHeader) -> HTTPResponse {
        Envelope.response(status: 201) { json in
            json.object { json in
                json.member("block_num", header.number)
                json.member("commitment", header.commitment.hex)
                json.member("timestamp", header.timestamp)
            }
        }
        .setting("cache-control", "no-store")
    }
}

extension ProblemKind {
    static let blockInProgress = ProblemKind(
        code: "block_in_progress",
        status: 409,
        title: "Block in progress",
        explanation: "A block is being made, by the clock or for somebody else. Ask again later."
    )
    static let blockNotMade = ProblemKind(
        code: "block_not_made",
        status: 503,
        title: "Block not made",
        explanation: "Validator, store or the waiting transactions do not allow a block now. "
            + "What waits goes on waiting."
    )
}
