// SPDX-License-Identifier: MIT

import COpenSSL
import Foundation
import HTTPSemantics
import SocketServer
import TLS
import TestSupport
import Testing

/// The server under TLS, asked by the library's own client over a socket.
@Suite(.timeLimit(.minutes(1))) struct TLSServerTests {
    private let certificate: TestCertificate
    private let configuration: ServerConfiguration

    init() throws {
        certificate = try TestCertificate()
        var configuration = ServerConfiguration()
        configuration.reactorCount = 1
        configuration.tls = try TLSContext(
            certificatePath: certificate.certificatePath,
            keyPath: certificate.keyPath
        )
        self.configuration = configuration
    }

    /// Sends a request under TLS and reads to the end; gives all plain bytes.
    private func ask(_ request: String, port: UInt16) throws -> String {
        let client = try TestClient(port: port)
        let context = SSL_CTX_new(TLS_client_method())
        defer { SSL_CTX_free(context) }
        let session = SSL_new(context)
        defer { SSL_free(session) }
        SSL_set_fd(session, client.descriptor)
        try #require(SSL_connect(session) == 1)
        let bytes = Array(request.utf8)
        try #require(SSL_write(session, bytes, Int32(bytes.count)) == bytes.count)
        var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 16 << 10))
        while true {
            let count = SSL_read(session, &buffer, Int32(buffer.count))
            guard count > 0 else { break }
            all += buffer[..<Int(count)]
        }
        // The server says goodbye before it closes, so that nothing can be cut off unseen.
        #expect(SSL_get_shutdown(session) & SSL_RECEIVED_SHUTDOWN != 0)
        return String(decoding: all, as: UTF8.self)
    }

    @Test func `a large answer arrives whole and the end is said`() async throws {
        let body = String(repeating: "0123456789abcdef", count: 60_000)
        let server = SocketServer(configuration: configuration) { _ in .now(.text(body)) }
        let port = try server.start()
        let request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        let answer = try ask(request, port: port)
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.hasSuffix("\r\n\r\n" + body))
        await server.shutDown(within: .seconds(1))
    }

    @Test func `a client that speaks plainly is left without an answer`() async throws {
        let server = SocketServer(configuration: configuration) { _ in .now(.text("secret")) }
        let port = try server.start()
        let client = try TestClient(port: port)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        while client.receive() {}
        #expect(!String(decoding: client.received, as: UTF8.self).contains("secret"))
        await server.shutDown(within: .seconds(1))
    }
}
