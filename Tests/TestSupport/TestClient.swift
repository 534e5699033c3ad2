// SPDX-License-Identifier: MIT

import Foundation

/// A blocking client socket that gives up after ten seconds.
public final class TestClient {
    /// Why a test cannot go on.
    public enum Failure: Error {
        /// The server does not accept; the number is the system's.
        case cannotConnect(Int32)
        /// The connection ended, after this text.
        case closed(String)
    }

    /// The socket.
    public let descriptor: Int32
    /// What came and was not taken yet.
    public private(set) var received: [UInt8] = []
    /// Whether the last read gave up before anything came.
    private var hasTimedOut = false

    /// Connects to a port of this machine.
    public init(port: UInt16, receiveBufferBytes: Int32? = nil) throws {
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

    /// Has the client go with a reset instead of an end.
    public func resetsAtEnd() {
        var value = linger(l_onoff: 1, l_linger: 0)
        let size = socklen_t(MemoryLayout<linger>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &value, size)
    }

    /// Sends a text.
    public func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends bytes.
    public func send(_ bytes: [UInt8]) {
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
    public func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        hasTimedOut = count < 0 && errno == EAGAIN
        guard count > 0 else { return false }
        received += buffer[..<count]
        return true
    }

    /// Takes what came, or else waits for some; nil at the end or after the time is over.
    public func takeSome() -> [UInt8]? {
        if received.isEmpty, !receive() { return nil }
        defer { received = [] }
        return received
    }

    /// Waits until something can be read, without keeping a thread busy: what the server does in
    /// tasks needs the few that there are.
    public func readable() async throws {
        for _ in 0..<4_000 {
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&entry, 1, 0) > 0 { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Failure.closed("nothing came")
    }

    /// Reads until the text so far satisfies `condition`, and takes it.
    public func awaitedText(until condition: (String) -> Bool) async throws -> String {
        while !condition(String(decoding: received, as: UTF8.self)) {
            try await readable()
            guard receive() else {
                throw Failure.closed(String(decoding: received, as: UTF8.self))
            }
        }
        return try text { _ in true }
    }

    /// Reads until at least this many bytes are there, and takes as many.
    public func awaitedBytes(count: Int) async throws -> [UInt8] {
        while received.count < count {
            try await readable()
            guard receive() else { throw Failure.closed("after \(received.count) bytes") }
        }
        defer { received.removeFirst(count) }
        return Array(received.prefix(count))
    }

    /// Reads until the text so far satisfies `condition`, and takes it.
    public func text(until condition: (String) -> Bool) throws -> String {
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
    public func bytes(untilSuffix suffix: String) throws -> [UInt8] {
        let suffix = Array(suffix.utf8)
        while !received.suffix(suffix.count).elementsEqual(suffix) {
            guard receive() else { throw Failure.closed("after \(received.count) bytes") }
        }
        defer { received = [] }
        return received
    }

    /// Reads one answer with a content length; gives status line, head and body in one text.
    public func response() throws -> String {
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
    public func rest() -> String? {
        while receive() {}
        return hasTimedOut ? nil : String(decoding: received, as: UTF8.self)
    }
}

/// A request line with the fields that every request needs.
public func get(_ path: String, _ fields: String...) -> String {
    (["GET \(path) HTTP/1.1", "Host: localhost"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
}
