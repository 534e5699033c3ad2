// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import HTTPSemantics
import JSONText
import NodeInterfaces
import ProtocolTypes
import Routing
import Synchronization
import Testing

@testable import NodeAPI

/// A maker of blocks that answers what a test told it, and counts.
private final class FakeMaker: BlockMaker {
    private let answer: Result<BlockHeader, BlockMakingFailure>
    private let asked = Mutex(0)

    init(_ answer: Result<BlockHeader, BlockMakingFailure>) { self.answer = answer }

    var askedCount: Int { asked.withLock { $0 } }

    func makeBlock() async throws(BlockMakingFailure) -> BlockHeader {
        asked.withLock { $0 += 1 }
        return try answer.get()
    }
}

@Suite struct MakeBlockTests {
    private let path = "/v1/admin/blocks"

    private func node(_ maker: FakeMaker?) async throws -> NodeFixture {
        try await NodeFixture { $0.blockMaker = maker }
    }

    private func header() throws -> BlockHeader {
        try SignedBlock(decoding: RecordedChain().blocks[3]).header
    }

    @Test func `the operator gets the block's number and commitment`() async throws {
        let header = try header()
        let maker = FakeMaker(.success(header))
        let answer = try await node(maker).ask(.post, path, isAdmin: true)
        #expect(answer.status == 201)
        let data = try #require(try JSON.parse(answer.body)["data"])
        #expect(data["block_num"]?.uint32 == 3)
        #expect(data["commitment"]?.text == header.commitment.hex)
        #expect(answer.fields["cache-control"] == "no-store")
        #expect(maker.askedCount == 1)
    }

    @Test(arguments: [
        (BlockMakingFailure.busy, HTTPStatus(409), "block_in_progress"),
        (.unavailable(reason: "the validator is away"), 503, "block_not_made"),
    ])
    func `a block that is not made is told with its reason`(
        failure: BlockMakingFailure,
        status: HTTPStatus,
        code: String
    ) async throws {
        let node = try await node(FakeMaker(.failure(failure)))
        let answer = try await node.ask(.post, path, isAdmin: true)
        #expect(answer.status == status)
        #expect(try JSON.parse(answer.body)["code"]?.text == code)
        #expect(answer.fields["retry-after"] == "1")
        let kinds = node.api.adminTable.problemKinds
        #expect(kinds.contains { $0.code == code })
        #expect(try await node.ask(.get, "/problems/\(code)", isAdmin: true).status == 200)
    }

    @Test func `no page makes blocks`() async throws {
        let maker = FakeMaker(.success(try header()))
        let node = try await node(maker)
        let fields: HTTPFields = ["origin": "http://127.0.0.1:57291"]
        let answer = try await node.ask(.post, path, fields, isAdmin: true)
        #expect(answer.status == 403)
        #expect(try JSON.parse(answer.body)["code"]?.text == "origin_refused")
        #expect(maker.askedCount == 0)
    }

    @Test func `blocks are made on the admin listener alone, and by POST alone`() async throws {
        let maker = FakeMaker(.success(try header()))
        let node = try await node(maker)
        #expect(try await node.ask(.post, path).status == 404)
        #expect(try await node.ask(.get, path, isAdmin: true).status == 405)
        #expect(maker.askedCount == 0)
        // Where nobody makes blocks, nobody can be asked to.
        #expect(try await self.node(nil).ask(.post, path, isAdmin: true).status == 404)
    }

    @Test func `the document of the admin listener has the operation`() async throws {
        let node = try await node(FakeMaker(.failure(.busy)))
        let answer = try await node.ask(.get, "/openapi.json", isAdmin: true)
        let document = try JSON.parse(answer.body)
        #expect(document["paths"]?[path]?["post"]?["operationId"]?.text == "makeBlock")
        #expect(document["components"]?["schemas"]?["MadeBlock"] != nil)
    }
}
