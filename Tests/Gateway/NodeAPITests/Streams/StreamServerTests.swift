// SPDX-License-Identifier: MIT

import FieldArithmetic
import Foundation
import HTTPSemantics
import JSONText
import ProtocolTypes
import SocketServer
import Synchronization
import TestSupport
import Testing

@testable import NodeAPI

/// Streams over real sockets.
@Suite(.timeLimit(.minutes(2))) struct StreamServerTests {
    private func withNode(
        blockCount: Int,
        _ change: (inout NodeAPIConfiguration) -> Void = { _ in },
        _ body: (NodeFixture, UInt16) async throws -> Void
    ) async throws {
        let node = try await NodeFixture(blockCount: blockCount, change)
        var configuration = ServerConfiguration()
        configuration.reactorCount = 2
        let server = SocketServer(configuration: configuration, handler: node.api.handler)
        let port = try server.start()
        do { try await body(node, port) } catch {
            await server.shutDown(within: .milliseconds(200))
            throw error
        }
        await server.shutDown(within: .milliseconds(200))
    }

    @Test(arguments: UInt64(0)..<4)
    func `clients that come at any time get each block once, in order`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        try await withNode(blockCount: 2, { $0.limits.ringBlocks = 3 }) { node, port in
            let last = node.chain.blocks.count - 1
            var clients: [(client: SocketClient, from: Int)] = []
            var height = 2
            while height <= last || clients.count < 12 {
                if generator.next() % 2 == 0 || height > last {
                    let from = Int(generator.next() % UInt64(last + 1))
                    let client = try await SocketClient(port: port)
                    client.send(
                        #"{"op":"subscribe","id":"a","channel":"blocks","from":\#(from)}"#
                    )
                    clients.append((client, from))
                } else {
                    try await node.append(height)
                    height += 1
                }
            }
            for (client, from) in clients {
                #expect(try await client.json()["op"]?.text == "ack")
                for seq in from...last {
                    let event = try await client.json()
                    #expect(event["seq"]?.uint32 == UInt32(seq), "replay with seed \(seed)")
                    let commitment = event["data"]?["header"]?["commitment"]?.text
                    #expect(commitment == node.chain.items[seq]["commitment"].text)
                }
            }
        }
    }

    @Test func `the binary subprotocol carries the very bytes of the chain`() async throws {
        try await withNode(blockCount: 9) { node, port in
            let client = try await SocketClient(port: port, protocol: "miden.v1.bin")
            client.send(#"{"op":"subscribe","id":"a","channel":"blocks","from":0}"#)
            _ = try await client.next()
            for (height, block) in node.chain.blocks.enumerated() {
                let head: [UInt8] = [1, UInt8(height), 0, 0, 0, 0, 0, 0, 0]
                #expect(try await client.next() == .binary(head + block))
            }
        }
    }

    @Test func `channels by account, tag and prefix tell what the blocks hold`() async throws {
        try await withNode(blockCount: 1) { node, port in
            let block = node.chain.items[1]
            let account = try block["accounts"][0]["id"].string
            let nullifier = try block["nullifiers"][0].string
            let prefix = try UInt64(littleEndianHex: nullifier.suffix(16)) >> 48
            let client = try await SocketClient(port: port)
            let account1 = #""channel":"transactions","account":"\#(account)""#
            client.send(#"{"op":"subscribe","id":"t","from":0,\#(account1)}"#)
            #expect(try await client.json()["op"]?.text == "ack")
            client.send(
                #"{"op":"subscribe","id":"n","channel":"nullifiers","prefix":\#(prefix)}"#
            )
            #expect(try await client.json()["op"]?.text == "ack")
            try await node.append(1)
            var seen: [String: JSON] = [:]
            for _ in 0..<2 {
                let event = try await client.json()
                #expect(event["seq"]?.uint32 == 1)
                seen[event["id"]?.text ?? ""] = event["data"]
            }
            #expect(seen["t"]?.items?.first?["account_id"]?.text == account)
            #expect(seen["n"]?.items?.contains(.string(nullifier)) == true)
        }
    }

    @Test func `status and mempool come at once and with each change`() async throws {
        try await withNode(blockCount: 1) { node, port in
            let client = try await SocketClient(port: port)
            client.send(#"{"op":"subscribe","id":"s","channel":"status"}"#)
            client.send(#"{"op":"subscribe","id":"m","channel":"mempool"}"#)
            var counts: [String: Int] = [:]
            while counts["s"] == nil || counts["m"] == nil {
                let message = try await client.json()
                guard message["op"]?.text == "event" else { continue }
                counts[message["id"]?.text ?? "", default: 0] += 1
            }
            node.pool.state.withLock { $0.waiting = [.init(.zero)] }
            try await node.append(1)
            var (tip, waiting) = (UInt32(0), UInt32(0))
            while tip != 1 || waiting != 1 {
                let message = try await client.json()
                tip = message["data"]?["chain_tip"]?.uint32 ?? tip
                waiting = message["data"]?["transaction_count"]?.uint32 ?? waiting
            }
        }
    }

    @Test func `two hundred sockets are told where to go on when the node stops`() async throws {
        let node = try await NodeFixture(blockCount: 3)
        var configuration = ServerConfiguration()
        configuration.reactorCount = 2
        let server = SocketServer(configuration: configuration, handler: node.api.handler)
        let port = try server.start()
        var clients: [SocketClient] = []
        for index in 0..<200 {
            let client = try await SocketClient(port: port)
            client.send(
                #"{"op":"subscribe","id":"b","channel":"blocks","from":\#(index % 4)}"#
            )
            #expect(try await client.json()["op"]?.text == "ack")
            clients.append(client)
        }
        #expect(server.connectionCount == 200)
        server.beginShutDown(within: .seconds(60))
        for (index, client) in clients.enumerated() {
            // What lies ready may come first; then the two last words, and nothing behind them.
            var height = UInt32(index % 4)
            var message = try await client.json()
            while message["op"]?.text == "event", height < 3 {
                #expect(message["seq"]?.uint32 == height)
                height += 1
                message = try await client.json()
            }
            #expect(message["op"]?.text == "closing" && message["code"]?.text == "shutting_down")
            #expect(message["resume_from"]?.items?.first?["from"]?.uint32 == height)
            let reason = #"{"code":"shutting_down","resume_from":\#(height)}"#
            #expect(try await client.next() == .close(code: 1001, reason: reason))
            client.close()
        }
        await server.shutDown()
        #expect(server.connectionCount == 0)
    }

    @Test func `an event stream resumes behind the last id and stays alive`() async throws {
        let change: (inout NodeAPIConfiguration) -> Void = {
            $0.limits.keepAliveInterval = .milliseconds(50)
        }
        try await withNode(blockCount: 3, change) { node, port in
            let client = try TestClient(port: port)
            client.send(get("/v1/events?topics=blocks,proofs", "Last-Event-ID: 0"))
            let replay = try await client.awaitedText { $0.contains("id: 2\n") }
            #expect(replay.contains("retry: 3000") && replay.contains("id: 1\nevent: blocks\n"))
            #expect(!replay.contains("id: 0\n") && replay.contains("event: problem"))
            try await node.append(3)
            _ = try await client.awaitedText { $0.contains("id: 3\n") }
            _ = try await client.awaitedText { $0.contains("\r\n:\n\n\r\n") }
        }
    }

    @Test func `pages of other sites may not open sockets`() async throws {
        try await withNode(blockCount: 1) { node, _ in
            let refused = try await node.get("/v1/ws", ["origin": "http://evil", "host": "here"])
            #expect(refused.status == 403)
            for origin in ["http://here", "https://here"] {
                await #expect(throws: Reply.Unexpected.self) {
                    try await node.get("/v1/ws", ["origin": origin, "host": "here"])
                }
            }
        }
    }

    @Test func `open streams are counted, and forgotten when they close`() async throws {
        try await withNode(blockCount: 1) { node, port in
            var client: SocketClient? = try await SocketClient(port: port)
            client?.send(#"{"op":"subscribe","id":"a","channel":"blocks"}"#)
            _ = try await client?.json()
            #expect(node.api.node.census.streamCount(.webSocket) == 1)
            #expect(node.api.node.census.subscriptionCount(.webSocket) == 1)
            client = nil
            for _ in 0..<200 where node.api.node.census.streamCount(.webSocket) > 0 {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(node.api.node.census.streamCount(.webSocket) == 0)
        }
    }
}

extension UInt64 {
    /// The value of 16 hexadecimal digits whose bytes stand lowest first.
    init(littleEndianHex digits: Substring) throws {
        let bytes = try #require(hexBytes(String(digits)))
        self = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
