// SPDX-License-Identifier: MIT

import Dispatch
import HTTPSemantics
import ProtocolTypes
import Synchronization
import TestSupport
import Testing

@testable import NodeAPI

@Suite struct StreamCensusTests {
    @Test func `many at once do not pass the last place together`() {
        let census = StreamCensus(capacity: 10)
        for _ in 0..<20 {
            let seats = Mutex<[StreamCensus.Seat]>([])
            DispatchQueue.concurrentPerform(iterations: 100) { _ in
                if let seat = census.seat(.webSocket) { seats.withLock { $0.append(seat) } }
            }
            #expect(seats.withLock { $0.count } == 10)
            #expect(census.streamCount(.webSocket) == 10)
            seats.withLock { $0 = [] }
            #expect(census.streamCount(.webSocket) == 0)
        }
    }

    @Test func `a place is given back when the stream ends, and with its last owner`() throws {
        let census = StreamCensus(capacity: 1)
        let first = try #require(census.seat(.eventStream))
        first.leave()
        let second = try #require(census.seat(.webSocket))
        // Who has left before leaves nothing again.
        first.leave()
        #expect(census.seat(.webSocket) == nil)
        withExtendedLifetime((first, second)) {}
    }

    @Test func `a handshake that comes to nothing leaves no place taken`() async throws {
        let node = try await NodeFixture(blockCount: 1) { $0.limits.streamsMax = 1 }
        let target = try RequestTarget(Array("/v1/ws".utf8))
        for _ in 0..<3 {
            guard case .webSocket = node.api.handler(HTTPRequest(method: .get, target: target))
            else {
                Issue.record("there is no place for a WebSocket")
                return
            }
        }
        let events = try RequestTarget(Array("/v1/events".utf8))
        let open = node.api.handler(HTTPRequest(method: .get, target: events))
        guard case .stream = open else {
            Issue.record("there is no place for an event stream")
            return
        }
        #expect(try await node.code("/v1/events") == "overloaded")
        withExtendedLifetime(open) {}
    }
}
