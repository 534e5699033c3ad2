// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import ProtocolTypes
import TestSupport
import Testing

@testable import NodeAPI

/// Streams see every height exactly once and in order, whatever the order of events.
@Suite struct StreamSimulationTests {
    /// A client of a socket that comes back where it was when it is sent away.
    private struct Client {
        var socket: SocketState
        var next: UInt32
        var isWoken = true
        let isFiltered: Bool

        init(from: UInt32, isFiltered: Bool, _ chain: ScriptedChain, limits: NodeAPILimits) {
            next = from
            self.isFiltered = isFiltered
            socket = SocketState(isBinary: false, limits: limits)
            let channel = isFiltered ? #""notes","tag":1"# : #""blocks""#
            let text = #"{"op":"subscribe","id":"a","channel":\#(channel),"from":\#(from)}"#
            socket.receive(.text(text), chain)
        }
    }

    private static let limits: NodeAPILimits = {
        var limits = NodeAPILimits()
        limits.lagBlocksMax = 20
        limits.lagTimeMax = .seconds(1)
        return limits
    }()

    @Test(arguments: UInt64(0)..<48)
    func `no interleaving loses, repeats or reorders a height`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let chain = ScriptedChain(capacity: 1 + Int(generator.next() % 12))
        chain.grow(UInt32(generator.next() % 30))
        var now = Moment(nanoseconds: 0)
        var clients: [Client] = []
        var slowCount = 0
        for _ in 0..<1_500 {
            now = now.advanced(by: .milliseconds(Int64(generator.next() % 40)))
            switch generator.next() % 8 {
            case 0: chain.grow(UInt32(generator.next() % 4))
            case 1: StreamSimulationTests.signal(chain, &clients)
            case 2 where clients.count < 6:
                let from = UInt32(generator.next() % UInt64(chain.count + 2))
                let isFiltered = generator.next() % 3 == 0
                let limits = StreamSimulationTests.limits
                clients.append(Client(from: from, isFiltered: isFiltered, chain, limits: limits))
            default:
                guard !clients.isEmpty else { continue }
                let index = Int(generator.next() % UInt64(clients.count))
                // A stalled client is one that the generator leaves alone for long.
                let count = Int(generator.next() % 6)
                slowCount += try pull(&clients[index], count, chain, now)
            }
        }
        StreamSimulationTests.signal(chain, &clients)
        for index in clients.indices {
            slowCount += try pull(&clients[index], .max, chain, now)
            let next = clients[index].next
            let needed = clients[index].isFiltered ? (next + 2) / 3 * 3 : next
            #expect(needed >= chain.count, "replay with seed \(seed)")
        }
        #expect(!clients.isEmpty)
    }

    /// Says that the chain has grown, in the order that the feed keeps.
    private static func signal(_ chain: ScriptedChain, _ clients: inout [Client]) {
        chain.ring.markStale()
        for index in clients.indices { clients[index].isWoken = true }
    }

    /// Pulls as a reactor does: only after a wake-up, until there is nothing.
    ///
    /// - Returns: How often the client was sent away for being slow.
    private func pull(
        _ client: inout Client,
        _ count: Int,
        _ chain: ScriptedChain,
        _ now: Moment
    ) throws -> Int {
        guard client.isWoken else { return 0 }
        var (pulled, slowCount) = (0, 0)
        while pulled < count {
            pulled += 1
            guard let chunk = client.socket.next(chain, now: now) else {
                client.isWoken = false
                return slowCount
            }
            switch chunk {
            case .finish(let ending):
                let reason = try JSON.parse(Array(ending.reason.utf8))
                #expect(ending.code == 4408)
                let height = try #require(reason["resume_from"]?.uint32)
                // Blocks without a match are passed over, those with one never.
                let needed = client.isFiltered ? (client.next + 2) / 3 * 3 : client.next
                #expect(client.isFiltered ? height <= needed : height == needed)
                let (filter, limits) = (client.isFiltered, StreamSimulationTests.limits)
                client = Client(from: height, isFiltered: filter, chain, limits: limits)
                slowCount += 1
            case .text(let bytes):
                let json = try JSON.parse(bytes)
                guard json["op"]?.text == "event" else {
                    #expect(["ack", "closing"].contains(json["op"]?.text))
                    continue
                }
                let seq = try #require(json["seq"]?.uint32)
                let expected = client.isFiltered ? (client.next + 2) / 3 * 3 : client.next
                #expect(seq == expected)
                if !client.isFiltered { #expect(json["data"]?["n"]?.uint32 == seq) }
                client.next = seq + 1
            case .binary: Issue.record("a binary frame in the JSON protocol")
            }
        }
        return slowCount
    }

    @Test func `each block is encoded once for all who are near the tip`() throws {
        let chain = ScriptedChain(capacity: 100)
        chain.grow(50)
        var sockets = (0..<20).map { _ in SocketState(isBinary: false, limits: NodeAPILimits()) }
        for index in sockets.indices {
            sockets[index].receive(
                .text(#"{"op":"subscribe","id":"a","channel":"blocks","from":0}"#),
                chain
            )
            var count = 0
            while sockets[index].next(chain, now: Moment(nanoseconds: 0)) != nil { count += 1 }
            #expect(count == 51)
        }
        for number in 0..<UInt32(50) { #expect(chain.readCount(number) == 1) }
    }

    @Test func `the ring stays within its bounds and reads what it does not hold`() throws {
        let chain = ScriptedChain(capacity: 4)
        for _ in 0..<20 {
            chain.grow(1)
            chain.ring.markStale()
            _ = try chain.ring.block(BlockNumber(chain.count - 1))
            #expect(chain.ring.count <= 4)
        }
        #expect(try chain.ring.block(3)?.number == 3)
        #expect(chain.readCount(3) == 2 && chain.ring.count <= 4)
        #expect(try chain.ring.block(20) == nil)
    }

    @Test func `a chain that cannot be read ends the stream and is looked at again`() throws {
        let chain = ScriptedChain(capacity: 4)
        chain.grow(1)
        _ = try chain.ring.tip()
        chain.grow(1)
        chain.setBroken(true)
        chain.ring.markStale()
        #expect(throws: ScriptedChain.Broken.self) { try chain.ring.tip() }
        chain.setBroken(false)
        #expect(try chain.ring.tip() == 1)
    }
}
