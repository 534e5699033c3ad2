// SPDX-License-Identifier: MIT

import HTTP1
import HTTPSemantics
import Testing

/// Bodies are bounded by their bytes: those of a connection, and those of all connections.
@Suite struct BodyBoundTests {
    private func post(_ byteCount: Int) -> String {
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(byteCount)\r\n\r\n"
            + String(repeating: "b", count: byteCount)
    }

    private func connection(bytesMax: Int) -> DrivenConnection {
        var configuration = HTTP1Connection.Configuration()
        configuration.bodyBytesTotalMax = bytesMax
        return DrivenConnection(configuration)
    }

    @Test func `reading stops once bodies are over the connection's bytes`() {
        var driven = connection(bytesMax: 1_000)
        driven.receive(post(400))
        #expect(driven.connection.wantsRead)
        driven.receive(post(400))
        #expect(driven.connection.wantsRead)
        driven.receive(String(post(400).dropLast(150)))
        #expect(!driven.connection.wantsRead, "800 whole and 250 of the third")
        driven.respond()
        #expect(driven.connection.wantsRead && driven.dispatched.count == 2)
        driven.receive(String(repeating: "b", count: 150))
        driven.respond()
        #expect(driven.dispatched.map(\.body.count) == [400, 400, 400])
    }

    @Test func `one body may always come, or nothing would ever go on`() {
        var driven = connection(bytesMax: 100)
        driven.receive(String(post(400).dropLast(1)))
        #expect(driven.connection.wantsRead)
        driven.receive("b" + post(1))
        #expect(driven.dispatched.count == 1 && !driven.connection.wantsRead)
        driven.respond()
        #expect(driven.dispatched.count == 2 && driven.connection.wantsRead)
    }

    @Test func `time in which nothing is read is not the client's`() {
        var driven = connection(bytesMax: 100)
        driven.receive(post(90) + String(post(60).dropLast(20)))
        #expect(!driven.connection.wantsRead && driven.connection.deadline == nil)
        driven.wait(.seconds(1_000))
        driven.respond()
        #expect(driven.connection.wantsRead)
        driven.wait(.seconds(9))
        #expect(!driven.isClosed)
        driven.wait(.seconds(2))
        #expect(driven.sent.contains("HTTP/1.1 408 ") && driven.isClosed)
    }

    @Test(arguments: [false, true])
    func `bodies over the budget of all connections are refused until there is room`(
        isChunked: Bool
    ) {
        let budget = BodyBudget(bytesMax: 1_000)
        var configuration = HTTP1Connection.Configuration()
        configuration.bodyBudget = budget
        var holder = DrivenConnection(configuration)
        holder.receive(post(700))
        #expect(budget.heldBytes == 700)
        let chunked =
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "190\r\n" + String(repeating: "b", count: 400) + "\r\n0\r\n\r\n"
        let message = isChunked ? chunked : post(400)
        var refused = DrivenConnection(configuration)
        refused.receive(message)
        #expect(refused.sent.hasPrefix("HTTP/1.1 503 ") && refused.isClosed)
        #expect(refused.sent.contains("\"code\":\"overloaded\""))
        #expect(refused.sent.contains("retry-after: 1\r\n") && refused.dispatched.isEmpty)
        #expect(budget.heldBytes == 700, "what was refused holds nothing")
        // The answer alone frees nothing while a handler has the request still.
        holder.respond()
        #expect(budget.heldBytes == 700)
        holder.dispatched = []
        #expect(budget.heldBytes == 0)
        var next = DrivenConnection(configuration)
        next.receive(message)
        #expect(next.dispatched.map(\.body.count) == [400] && budget.heldBytes == 400)
    }
}
