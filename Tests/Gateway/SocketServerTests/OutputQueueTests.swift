// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import SocketServer

@Suite struct OutputQueueTests {
    /// Two joined sockets, the first of which never blocks.
    private func pair() throws -> (Int32, Int32) {
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        return (ends[0], ends[1])
    }

    private func readAll(_ descriptor: Int32) -> [UInt8] {
        var (all, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 64 << 10))
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return all }
            all += buffer[..<count]
        }
    }

    @Test(arguments: UInt64(0)..<20)
    func `pieces of every size arrive in order, however the socket takes them`(
        seed: UInt64
    ) throws {
        let (near, far) = try pair()
        defer {
            close(near)
            close(far)
        }
        var generator = SeededGenerator(seed: seed)
        var (queue, sent, got) = (OutputQueue(), [UInt8](), [UInt8]())
        for _ in 0..<60 {
            let limit: UInt64 = generator.next() % 4 == 0 ? 200_000 : 3_000
            let piece = generator.bytes(Int(generator.next() % limit))
            queue.append(piece)
            sent += piece
            if generator.next() % 2 == 0 {
                #expect(queue.flush(to: near) != .broken)
                got += readAll(far)
            }
            #expect(queue.byteCount >= 0 && queue.isEmpty == (queue.byteCount == 0))
        }
        while queue.flush(to: near) == .blocked { got += readAll(far) }
        got += readAll(far)
        #expect(queue.isEmpty && got == sent)
    }

    @Test func `a socket that takes no more is no fault, one that is gone is`() throws {
        let (near, far) = try pair()
        defer { close(near) }
        var queue = OutputQueue()
        queue.append([UInt8](repeating: 1, count: 4 << 20))
        #expect(queue.flush(to: near) == .blocked)
        let left = queue.byteCount
        #expect(left > 0 && left < 4 << 20)
        close(far)
        #expect(queue.flush(to: near) == .broken)
    }
}
