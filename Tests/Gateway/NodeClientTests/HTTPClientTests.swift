// SPDX-License-Identifier: MIT

import HTTPSemantics
import NodeClient
import SocketServer
import TestSupport
import Testing

@Suite struct HTTPClientTests {
    private func server(
        bodyBytesMax: Int = HTTPLimits.bodyBytesMax,
        _ handler: @escaping @Sendable (HTTPRequest) -> Reply
    ) throws -> (SocketServer, HTTPClient) {
        var configuration = ServerConfiguration()
        configuration.reactorCount = 1
        configuration.bodyLimit = { _, _ in bodyBytesMax }
        let server = SocketServer(configuration: configuration, handler: handler)
        return (server, HTTPClient(host: "127.0.0.1", port: try server.start()))
    }

    private func failure(_ client: HTTPClient, timeout: Duration) async -> HTTPClientError? {
        do throws(HTTPClientError) {
            _ = try await client.send(.get, "/", timeout: timeout)
            return nil
        } catch { return error }
    }

    @Test func `a request comes back as it was sent`() async throws {
        let (server, client) = try server { request in
            var answer = HTTPResponse.bytes(request.body, status: 201)
            answer.fields["x-seen"] = "\(request.method.name) \(request.target.rawPath)"
            return .now(answer)
        }
        for count in [0, 1, 70_000, 3 << 20] {
            let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let answer = try await client.send(.post, "/a", body: body, timeout: patience)
            #expect(answer.status == 201)
            #expect(answer.body == body)
            #expect(answer.fields["x-seen"] == "POST /a")
        }
        let answer = try await client.send(.get, "/b", timeout: patience)
        #expect(answer.fields["x-seen"] == "GET /b")
        await server.shutDown()
    }

    @Test func `a refusal of a body is read though the body was not`() async throws {
        let (server, client) = try server(bodyBytesMax: 1_000) { _ in .now(.text("taken")) }
        let body = [UInt8](repeating: 1, count: 8 << 20)
        let answer = try await client.send(.post, "/", body: body, timeout: patience)
        #expect(answer.status == 413)
        await server.shutDown()
    }

    @Test func `an answer that does not come is a timeout, and nobody there is told at once`()
        async throws
    {
        let (server, client) = try server { _ in .later { _ in } }
        #expect(await failure(client, timeout: .milliseconds(50)) == .timeout)
        await server.shutDown()
        guard case .cannotConnect = await failure(client, timeout: patience) else {
            Issue.record("nobody listens")
            return
        }
        let nowhere = HTTPClient(host: "no such host", port: 1)
        #expect(await failure(nowhere, timeout: patience) == .unknownHost("no such host"))
    }

    @Test func `requests wait for one another, and not too many do`() async throws {
        let (server, client) = try server { _ in
            .later { reply in
                Task {
                    try? await Task.sleep(for: .milliseconds(20))
                    reply.send(.text("done"))
                }
            }
        }
        let outcomes = await withTaskGroup(of: HTTPClientError?.self) { group in
            for _ in 0..<(HTTPClient.waitingMax + 8) {
                group.addTask { await failure(client, timeout: patience) }
            }
            return await group.reduce(into: [HTTPClientError?]()) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == nil }.count >= HTTPClient.waitingMax)
        #expect(outcomes.contains(.busy))
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .busy })
        #expect(await failure(client, timeout: patience) == nil)
        await server.shutDown()
    }

    @Test func `an answer that is too large is refused`() async throws {
        let (server, client) = try server { _ in .now(.text("more than that")) }
        await #expect(throws: HTTPClientError.malformed(.bodyTooLarge(limit: 5))) {
            try await client.send(.get, "/", bodyBytesMax: 5, timeout: patience)
        }
        await server.shutDown()
    }
}
