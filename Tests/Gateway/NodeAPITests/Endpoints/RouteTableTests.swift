// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import NodeAPI
import Routing
import TestSupport
import Testing

/// The table, the document and the router say the same, in both directions.
@Suite struct RouteTableTests {
    /// The operations that the public surface names.
    private static let contract = [
        "GET /v1/status", "GET /v1/limits", "GET /v1/blocks", "GET /v1/blocks/{block}",
        "GET /v1/blocks/{block}/header", "GET /v1/blocks/{block}/proof",
        "GET /v1/blocks/{block}/transactions", "GET /v1/blocks/{block}/notes",
        "GET /v1/blocks/{block}/nullifiers", "GET /v1/blocks/{block}/mmr-path",
        "POST /v1/transactions", "POST /v1/batches", "GET /v1/transactions/{id}",
        "GET /v1/transactions", "GET /v1/accounts/{id}", "GET /v1/accounts/{id}/storage/{slot}",
        "GET /v1/accounts/{id}/vault", "GET /v1/accounts/{id}/transactions",
        "GET /v1/accounts/{id}/witness", "GET /v1/notes/{id}", "GET /v1/notes/{id}/proof",
        "GET /v1/notes/{id}/status", "GET /v1/notes", "GET /v1/note-scripts/{root}",
        "GET /v1/nullifiers/{nullifier}", "GET /v1/nullifiers", "GET /v1/sync/notes",
        "GET /v1/sync/nullifiers", "GET /v1/sync/transactions", "GET /v1/sync/chain-mmr",
        "GET /v1/sync/accounts/{id}/vault", "GET /v1/sync/accounts/{id}/storage",
        "GET /v1/mempool", "GET /v1/events", "GET /v1/ws", "POST /v1/proofs/transaction",
        "POST /v1/proofs/batch", "POST /v1/proofs/block", "GET /v1/proofs/jobs/{id}",
        "DELETE /v1/proofs/jobs/{id}", "GET /v1/faucet", "POST /v1/faucet/challenges",
        "POST /v1/faucet/mints", "GET /v1/faucet/mints/{id}", "GET /livez", "GET /readyz",
        "GET /openapi.json", "GET /docs", "GET /problems/{code}", "GET /", "GET /block/{id}",
        "GET /tx/{id}", "GET /account/{id}", "GET /note/{id}", "GET /search",
    ]

    private func document(_ node: NodeFixture) async throws -> JSON {
        try JSON.parse(try await node.get("/openapi.json").body)
    }

    @Test func `the table has all that the public surface names`() async throws {
        let node = try await NodeFixture(blockCount: 0)
        let names = Set(node.api.table.routes.map { "\($0.method) \($0.path)" })
        for name in RouteTableTests.contract { #expect(names.contains(name), "\(name)") }
    }

    @Test func `every route is in the document and the reverse`() async throws {
        let node = try await NodeFixture(blockCount: 0)
        let paths = try #require(try await document(node)["paths"]?.members)
        let told = paths.flatMap { path in
            (path.value.members ?? []).map { "\($0.name.uppercased()) \(path.name)" }
        }
        let names = node.api.table.routes.map { "\($0.method) \($0.path)" }
        #expect(Set(told) == Set(names) && told.count == names.count)
        let ids = node.api.table.routes.map(\.operationID)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `every schema that anything names is in the document, and none is unused`()
        async throws
    {
        let node = try await NodeFixture(blockCount: 0)
        let document = try await document(node)
        let schemas = try #require(document["components"]?["schemas"]?.members)
        let named = Set(references(in: document))
        #expect(named == Set(schemas.map { "#/components/schemas/\($0.name)" }))
        #expect(schemas.count > 20 && Set(schemas.map(\.name)).count == schemas.count)
    }

    private func references(in json: JSON) -> [String] {
        if let items = json.items { return items.flatMap(references) }
        return (json.members ?? []).flatMap { member in
            member.name == "$ref"
                ? [member.value.text].compactMap { $0 } : references(in: member.value)
        }
    }

    @Test func `every problem has its page and every operation stands in the docs`() async throws {
        let node = try await NodeFixture(blockCount: 0)
        for kind in node.api.table.problemKinds {
            #expect(try await node.get("/problems/\(kind.code)").status == 200)
        }
        let docs = String(decoding: try await node.get("/docs").body, as: UTF8.self)
        for route in node.api.table.routes { #expect(docs.contains("id=\"\(route.operationID)\"")) }
    }

    @Test func `every answer of every route is one that the document names`() async throws {
        let node = try await NodeFixture()
        let block = node.chain.items[1]
        let values = [
            "{block}": "1", "{id}": try block["transactions"][0].string, "{slot}": "a::b",
            "{nullifier}": try block["nullifiers"][0].string, "{root}": "0x00", "{code}": "expired",
            "{file}": "x",
        ]
        for route in node.api.table.routes where route.operationID != "openSocket" {
            let path = values.reduce(route.path.description) {
                $0.replacing($1.key, with: $1.value)
            }
            let type = route.requestBodies.first?.contentType ?? "application/json"
            let answer = try await node.ask(route.method, path, ["content-type": type])
            let allowed = Set(route.answers.map(\.status)).union(
                route.problems.map(\.status) + [400]
            )
            #expect(allowed.contains(answer.status), "\(route.method) \(path): \(answer.status)")
        }
    }
}
