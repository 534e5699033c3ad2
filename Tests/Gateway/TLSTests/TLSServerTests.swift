// SPDX-License-Identifier: MIT

import COpenSSL
import Foundation
import HTTPSemantics
import SocketServer
import TLS
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

    private func connected(to port: UInt16) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0)
        return descriptor
    }

    /// Sends a request under TLS and reads to the end; gives all plain bytes.
    private func ask(_ request: String, port: UInt16) throws -> String {
        let descriptor = try connected(to: port)
        defer { close(descriptor) }
        let context = SSL_CTX_new(TLS_client_method())
        defer { SSL_CTX_free(context) }
        let session = SSL_new(context)
        defer { SSL_free(session) }
        SSL_set_fd(session, descriptor)
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
        let descriptor = try connected(to: port)
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4_096))
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            all += buffer[..<count]
        }
        close(descriptor)
        #expect(!String(decoding: all, as: UTF8.self).contains("secret"))
        await server.shutDown(within: .seconds(1))
    }
}
