// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import NodeInterfaces
import Store
import Synchronization
import TestSupport
import Testing

@testable import NodeAPI

/// A node over the recorded chain in a folder of its own, asked without sockets.
struct NodeFixture {
    let folder: TemporaryDirectory
    let store: Store
    let pool = FakePool()
    let changes = ChangeSignal()
    let chain: RecordedChain
    let api: NodeAPI

    /// A node with the first blocks of the recorded chain; all by default.
    init(
        blockCount: Int = .max,
        _ change: (inout NodeAPIConfiguration) -> Void = { _ in }
    ) async throws {
        folder = try TemporaryDirectory()
        store = try Store(directory: folder.path)
        chain = try RecordedChain()
        for block in chain.blocks.prefix(blockCount) { try await store.apply(encoded: block) }
        var configuration = NodeAPIConfiguration()
        configuration.unixSeconds = { 1_010 }
        change(&configuration)
        api = NodeAPI(store: store, pool: pool, changes: changes, configuration: configuration)
    }

    /// Puts the next block on the chain and tells everybody.
    func append(_ height: Int) async throws {
        try await store.apply(encoded: chain.blocks[height])
        changes.send()
    }

    func get(_ path: String, _ fields: HTTPFields = [:]) async throws -> HTTPResponse {
        try await ask(.get, path, fields)
    }

    func post(_ path: String, _ type: String, _ body: [UInt8]) async throws -> HTTPResponse {
        try await ask(.post, path, ["content-type": type], body: body)
    }

    func ask(
        _ method: HTTPMethod,
        _ path: String,
        _ fields: HTTPFields = [:],
        body: [UInt8] = [],
        isAdmin: Bool = false
    ) async throws -> HTTPResponse {
        let request = HTTPRequest(
            method: method,
            target: try RequestTarget(Array(path.utf8)),
            fields: fields,
            body: body
        )
        return try await (isAdmin ? api.adminHandler : api.handler)(request).awaited()
    }

    /// The data of a JSON answer that must be a success.
    func data(_ path: String) async throws -> JSON {
        let response = try await get(path, ["accept": "application/json"])
        #expect(response.status == 200, "\(path)")
        return try #require(try JSON.parse(response.body)["data"])
    }

    /// The canonical bytes of a resource.
    func bytes(_ path: String) async throws -> [UInt8] {
        let response = try await get(path, ["accept": "application/octet-stream"])
        #expect(response.status == 200, "\(path)")
        return response.body
    }

    /// The code of a problem.
    func code(_ path: String, _ fields: HTTPFields = [:]) async throws -> String? {
        try JSON.parse(try await get(path, fields).body)["code"]?.text
    }
}

extension Reply {
    struct Unexpected: Error {}

    /// The whole answer, whenever it comes.
    func awaited() async throws -> HTTPResponse {
        switch self {
        case .now(let response): return response
        case .later(_, let begin):
            return try await withCheckedThrowingContinuation { continuation in
                let reply = DeferredReply { answer in
                    switch answer {
                    case .response(let response): continuation.resume(returning: response)
                    case .stream: continuation.resume(throwing: Unexpected())
                    }
                }
                begin(reply)
            }
        case .stream(let stream): return stream.head
        case .webSocket: throw Unexpected()
        }
    }
}
