// SPDX-License-Identifier: MIT

import Foundation
import HTTPSemantics
import SocketServer

/// A blocking client socket that gives up after ten seconds.
final class TestClient {
    enum Failure: Error { case cannotConnect(Int32), closed(String) }

    let descriptor: Int32
    private(set) var received: [UInt8] = []

    init(port: UInt16, receiveBufferBytes: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_RCVTIMEO,
            &limit,
            socklen_t(MemoryLayout<timeval>.size)
        )
        if var bytes = receiveBufferBytes {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, 4)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure.cannotConnect(errno) }
    }

    deinit { close(descriptor) }

    func send(_ text: String) { send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Reads some bytes; `false` at the end or after the time is over.
    @discardableResult
    func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        received += buffer[..<count]
        return true
    }

    /// Reads until the text so far satisfies `condition`, and takes it.
    func text(until condition: (String) -> Bool) throws -> String {
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if condition(text) {
                received = []
                return text
            }
            guard receive() else { throw Failure.closed(text) }
        }
    }

    /// Reads until the bytes end with `suffix`, and takes them.
    func bytes(untilSuffix suffix: String) throws -> [UInt8] {
        let suffix = Array(suffix.utf8)
        while !received.suffix(suffix.count).elementsEqual(suffix) {
            guard receive() else { throw Failure.closed("after \(received.count) bytes") }
        }
        defer { received = [] }
        return received
    }

    /// Reads one answer with a content length; gives status line, head and body in one text.
    func response() throws -> String {
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if let headEnd = text.range(of: "\r\n\r\n"),
                let field = text.range(of: "content-length: "),
                field.lowerBound < headEnd.lowerBound,
                let length = Int(text[field.upperBound...].prefix { $0.isNumber })
            {
                let byteCount = text[..<headEnd.upperBound].utf8.count + length
                if received.count >= byteCount {
                    let whole = String(decoding: received[..<byteCount], as: UTF8.self)
                    received.removeFirst(byteCount)
                    return whole
                }
            }
            guard receive() else { throw Failure.closed(text) }
        }
    }

    /// Reads to the end; `nil` when the end does not come.
    func rest() -> String? {
        while receive() {}
        return errno == EAGAIN ? nil : String(decoding: received, as: UTF8.self)
    }
}

/// A request line with the fields that every request needs.
func get(_ path: String, _ fields: String...) -> String {
    (["GET \(path) HTTP/1.1", "Host: localhost"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
}

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
