// SPDX-License-Identifier: MIT

import HTTPSemantics
import SocketServer

/// A server on a free port for the time of a test.
func withServer<Result>(
    _ change: (inout ServerConfiguration) -> Void = { _ in },
    handler: @escaping @Sendable (HTTPRequest) -> Reply,
    _ body: (SocketServer, UInt16) async throws -> Result
) async throws -> Result {
    var configuration = ServerConfiguration()
    configuration.reactorCount = 2
    change(&configuration)
    let server = SocketServer(configuration: configuration, handler: handler)
    let port = try server.start()
    do {
        let result = try await body(server, port)
        await server.shutDown(within: .milliseconds(200))
        return result
    } catch {
        await server.shutDown(within: .milliseconds(200))
        throw error
    }
}
