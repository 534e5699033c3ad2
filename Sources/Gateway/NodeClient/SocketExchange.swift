// SPDX-License-Identifier: MIT

internal import CLinux
internal import Glibc
internal import HTTPSemantics

/// One connection for one request and its answer, all within one time.
///
/// Waits for the socket, so it must not run on the cooperative pool.
struct SocketExchange: ~Copyable {
    private let descriptor: Int32
    private let deadline: ContinuousClock.Instant

    /// Connects to the first address of a host that takes the connection.
    init(host: String, port: UInt16, timeout: Duration) throws(HTTPClientError) {
        deadline = .now + timeout
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &list) == 0 else { throw .unknownHost(host) }
        defer { freeaddrinfo(list) }
        var failure = HTTPClientError.unknownHost(host)
        var next = list
        while let address = next?.pointee {
            do throws(HTTPClientError) {
                descriptor = try Self.connect(to: address, before: deadline)
                return
            } catch { failure = error }
            next = address.ai_next
        }
        throw failure
    }

    deinit { close(descriptor) }

    private static func connect(
        to address: addrinfo,
        before deadline: ContinuousClock.Instant
    ) throws(HTTPClientError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.ai_family, kind, 0)
        guard descriptor >= 0 else { throw .cannotConnect(errno: errno) }
        do throws(HTTPClientError) {
            if Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen) != 0 {
                guard errno == EINPROGRESS else { throw .cannotConnect(errno: errno) }
                _ = try wait(for: Int16(POLLOUT), on: descriptor, before: deadline)
                var code: Int32 = 0
                var length = socklen_t(MemoryLayout<Int32>.size)
                getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
                guard code == 0 else { throw .cannotConnect(errno: code) }
            }
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Waits until the socket is ready; returns what for.
    private static func wait(
        for events: Int16,
        on descriptor: Int32,
        before deadline: ContinuousClock.Instant
    ) throws(HTTPClientError) -> Int16 {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw .timeout }
            // Rounded up, lest the last millisecond be spent in a circle.
            let milliseconds = min(left / .milliseconds(1), 60_000).rounded(.up)
            var entry = pollfd(fd: descriptor, events: events, revents: 0)
            let count = poll(&entry, 1, Int32(milliseconds))
            if count > 0 { return entry.revents }
            if count < 0 && errno != EINTR { throw .connectionLost }
        }
    }

    /// Sends a request and reads the answer, which may come before the request is sent.
    func run(_ request: [UInt8], bodyBytesMax: Int) throws(HTTPClientError) -> HTTPResponse {
        var parser = HTTPResponseParser(bodyBytesMax: bodyBytesMax)
        var sent = 0
        var isSending = true
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let events = isSending ? POLLIN | POLLOUT : POLLIN
            let ready = try Self.wait(for: Int16(events), on: descriptor, before: deadline)
            if isSending, ready & Int16(POLLOUT) != 0 {
                let count = request[sent...].withUnsafeBytes {
                    cl_send(descriptor, $0.baseAddress, $0.count, 0)
                }
                if count > 0 { sent += count }
                // A server that refuses a body closes before it has read it, and tells why.
                let isBroken = count < 0 && count != -Int(EAGAIN) && count != -Int(EINTR)
                if isBroken || sent == request.count { isSending = false }
            }
            guard ready & Int16(POLLIN | POLLHUP | POLLERR) != 0 else { continue }
            let count = buffer.withUnsafeMutableBytes {
                cl_receive(descriptor, $0.baseAddress, $0.count)
            }
            if count == -Int(EAGAIN) || count == -Int(EINTR) { continue }
            do throws(HTTPResponseParser.Fault) {
                if count <= 0 { return try parser.finish() }
                if let response = try parser.receive(buffer[..<count]) { return response }
            } catch {
                throw error == .truncated ? .connectionLost : .malformed(error)
            }
        }
    }
}
