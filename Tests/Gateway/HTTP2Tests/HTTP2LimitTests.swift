// SPDX-License-Identifier: MIT

import HTTP2
import HTTPSemantics
import TestSupport
import Testing

/// What a client may not do, and how it is told.
@Suite struct HTTP2LimitTests {
    private let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + rawFrame(4, 0, 0, [])
    /// `:method: GET`, `:scheme: http`, `:path: /` from the static table, `:authority: a`.
    private let block: [UInt8] = [0x82, 0x86, 0x84, 0x41, 0x01, 0x61]

    /// The error code of the last GOAWAY that the server sent; `nil` when there is none.
    private func goAway(_ client: TestHTTP2Client) -> UInt32? {
        while client.server.nextAction() != nil {}
        let output = client.server.takeOutput(byteCountMax: 1 << 20, now: client.now)
        var (offset, code): (Int, UInt32?) = (0, nil)
        while offset + 9 <= output.count {
            let length = output[offset..<(offset + 3)].reduce(0) { $0 << 8 | Int($1) }
            if output[offset + 3] == 7 {
                code = output[(offset + 13)..<(offset + 17)].reduce(0) { $0 << 8 | UInt32($1) }
            }
            offset += 9 + length
        }
        return code
    }

    @Test func `a stream under an id that was skipped ends the connection`() throws {
        let client = try TestHTTP2Client()
        client.serverReceives(preface + rawFrame(1, 5, 5, block))
        #expect(goAway(client) == nil)
        client.serverReceives(rawFrame(1, 5, 3, block))
        #expect(goAway(client) == 1)
    }

    @Test func `streams in order are no fault`() throws {
        let client = try TestHTTP2Client()
        client.serverReceives(preface)
        for id in stride(from: UInt32(1), to: 21, by: 2) {
            client.serverReceives(rawFrame(1, 5, id, block))
        }
        #expect(goAway(client) == nil && client.server.streamCount == 10)
    }

    /// How many streams a client opens and resets before it is sent away; 1,200 are tried.
    private func resetsUntilSentAway(burst: UInt64) throws -> Int {
        var configuration = HTTP2Configuration()
        (configuration.resetBurst, configuration.resetsPerSecond) = (burst, 1)
        let client = try TestHTTP2Client(configuration)
        client.serverReceives(preface)
        for round in 0..<1_200 {
            let id = UInt32(2 * round + 1)
            client.serverReceives(rawFrame(1, 5, id, block) + rawFrame(3, 0, id, [0, 0, 0, 8]))
            if goAway(client) != nil {
                #expect(client.server.streamCount <= 1)
                return round
            }
        }
        return 1_200
    }

    @Test func `resets without end are an attack, and where it begins is ours to say`() throws {
        // The library's own limit is a burst of 1,000. Its clock runs on, so a few more may pass.
        #expect((10...20).contains(try resetsUntilSentAway(burst: 10)))
        #expect((100...120).contains(try resetsUntilSentAway(burst: 100)))
        #expect(try resetsUntilSentAway(burst: 5_000) == 1_200)
        #expect(HTTP2Configuration().resetBurst == UInt64(HTTPLimits.streamResetBurstMax))
    }

    @Test(arguments: [2, 12])
    func `continuations without end are an attack, and their number is ours to say`(
        limit: Int
    ) throws {
        var configuration = HTTP2Configuration()
        configuration.continuationsMax = limit
        let client = try TestHTTP2Client(configuration)
        client.serverReceives(preface + rawFrame(1, 1, 1, block))
        var count = 0
        while client.server.wantsRead, count < 20 {
            client.serverReceives(rawFrame(9, 0, 1, []))
            count += 1
        }
        _ = goAway(client)
        #expect(count == limit + 1 && !client.server.wantsRead)
    }

    @Test func `settings without end are an attack on who must acknowledge them`() throws {
        var configuration = HTTP2Configuration()
        configuration.acknowledgementsMax = 50
        let client = try TestHTTP2Client(configuration)
        client.serverReceives(preface)
        var count = 0
        while client.server.wantsRead, count < 2_000 {
            client.serverReceives(rawFrame(4, 0, 0, []))
            count += 1
        }
        #expect((45...60).contains(count))
        // Who reads the answers may send as many as it likes.
        let reader = try TestHTTP2Client(configuration)
        reader.serverReceives(preface)
        for _ in 0..<2_000 {
            reader.serverReceives(rawFrame(4, 0, 0, []))
            #expect(goAway(reader) == nil)
        }
        #expect(reader.server.wantsRead)
    }

    @Test func `settings without end in one frame are an attack`() throws {
        for (count, isFine) in [(32, true), (33, false)] {
            let client = try TestHTTP2Client()
            // Settings of a kind that nobody knows are passed over, but counted.
            let entries = (0..<count).flatMap { _ in [UInt8](arrayLiteral: 0x7F, 0, 0, 0, 0, 1) }
            client.serverReceives(preface + rawFrame(4, 0, 0, entries))
            #expect((goAway(client) == nil) == isFine && client.server.wantsRead == isFine)
        }
    }

    @Test func `no skipped id is forgotten, however often a client skips`() throws {
        let client = try TestHTTP2Client()
        client.serverReceives(preface)
        let skips = HTTPLimits.skippedStreamRangesMax
        for round in 0..<skips {
            client.serverReceives(rawFrame(1, 5, UInt32(4 * round + 5), block))
        }
        #expect(goAway(client) == nil && client.server.streamCount == skips)
        // One more is sent away in peace; what it has begun is finished.
        client.serverReceives(rawFrame(1, 5, UInt32(4 * skips + 5), block))
        #expect(goAway(client) == 0)
        client.serverReceives(rawFrame(1, 5, UInt32(4 * skips + 9), block))
        #expect(client.server.streamCount <= skips + 1 && client.server.wantsRead)
        client.serverReceives(rawFrame(1, 5, 3, block))
        #expect(goAway(client) == 1)
    }

    @Test func `pings without end are an attack`() throws {
        let client = try TestHTTP2Client()
        client.serverReceives(preface)
        let ping = rawFrame(6, 0, 0, [UInt8](repeating: 0, count: 8))
        for _ in 0..<2_000 where client.server.wantsRead { client.serverReceives(ping) }
        #expect(!client.server.wantsRead)
    }

    @Test func `bytes that are no preface end the connection`() throws {
        let client = try TestHTTP2Client()
        client.serverReceives(Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
        #expect(!client.server.wantsRead)
        _ = goAway(client)
        #expect(client.server.hasEnded)
    }

    @Test func `a head over the limits is 431 and its stream alone ends`() throws {
        let client = try TestHTTP2Client()
        let many = client.request("GET", fields: (0..<110).map { ("x-\($0)", "1") })
        let large = client.request(
            "GET",
            fields: (0..<9).map { ("y-\($0)", String(repeating: "v", count: 4_000)) }
        )
        let fine = client.request()
        client.exchange { client.server.respond(.text($1.target.raw), to: $0, isHead: false) }
        #expect(client.answers[many]?[":status"] == "431")
        #expect(client.answers[large]?[":status"] == "431")
        #expect(client.answers[fine]?[":status"] == "200" && client.dispatched.count == 1)
    }

    @Test(arguments: ["/a%zz", "/../x", "/a#b"])
    func `a malformed target is 400`(path: String) throws {
        let client = try TestHTTP2Client()
        let id = client.request("GET", path)
        client.exchange()
        #expect(client.answers[id]?[":status"] == "400" && client.dispatched.isEmpty)
    }

    @Test func `a body over its limit is 413, told or counted`() throws {
        var configuration = HTTP2Configuration()
        configuration.bodyLimit = { _, _ in 50_000 }
        let body = [UInt8](repeating: 1, count: 60_000)
        for fields in [[], [("content-length", "60000")]] {
            let client = try TestHTTP2Client(configuration)
            let id = client.request("POST", fields: fields, body: body)
            client.exchange()
            #expect(client.answers[id]?[":status"] == "413" && client.dispatched.isEmpty)
            #expect(client.answers[id]?.isClosed == true && client.server.streamCount == 0)
        }
    }

    @Test func `who does not end a refused body is told to stop`() throws {
        var configuration = HTTP2Configuration()
        configuration.bodyLimit = { _, _ in 10 }
        let client = try TestHTTP2Client(configuration)
        let body = [UInt8](repeating: 1, count: 20)
        let id = client.request("POST", body: body, endsBody: false)
        client.exchange()
        #expect(client.answers[id]?[":status"] == "413" && client.server.streamCount == 1)
        client.wait(.seconds(9))
        #expect(client.server.streamCount == 1)
        client.wait(.seconds(2))
        #expect(client.server.streamCount == 0 && client.answers[id]?.isClosed == true)
    }

    @Test func `bodies of one connection are bounded together`() throws {
        var configuration = HTTP2Configuration()
        configuration.bodyBytesTotalMax = 30_000
        let client = try TestHTTP2Client(configuration)
        let body = [UInt8](repeating: 1, count: 20_000)
        let first = client.request("POST", body: body, endsBody: false)
        client.exchange()
        let second = client.request("POST", body: body, endsBody: false)
        client.exchange()
        #expect(client.answers[first] == nil || client.answers[first]?[":status"] == nil)
        #expect(client.answers[second]?[":status"] == "503")
    }

    @Test func `a body counts for its connection until it is answered`() throws {
        var configuration = HTTP2Configuration()
        configuration.bodyBytesTotalMax = 30_000
        let client = try TestHTTP2Client(configuration)
        let body = [UInt8](repeating: 1, count: 20_000)
        let first = client.request("POST", body: body)
        client.exchange()
        #expect(client.dispatched.map(\.stream) == [first])
        let second = client.request("POST", body: body)
        client.exchange()
        #expect(client.answers[second]?[":status"] == "503")
        #expect(client.answers[second]?["retry-after"] == "1" && client.dispatched.count == 1)
        client.server.respond(.text("x"), to: first, isHead: false)
        client.exchange()
        let third = client.request("POST", body: body)
        client.exchange()
        #expect(client.dispatched.map(\.stream) == [first, third])
    }

    @Test func `bodies of all connections are bounded together, whoever holds them`() throws {
        var configuration = HTTP2Configuration()
        let budget = BodyBudget(bytesMax: 30_000)
        configuration.bodyBudget = budget
        let body = [UInt8](repeating: 1, count: 20_000)
        let holder = try TestHTTP2Client(configuration)
        let held = holder.request("POST", body: body)
        holder.exchange()
        // A reset takes the stream away, not the request that a handler has.
        holder.reset(held)
        holder.exchange()
        #expect(holder.server.streamCount == 0 && budget.heldBytes == 20_000)
        let other = try TestHTTP2Client(configuration)
        let refused = other.request("POST", body: body)
        other.exchange()
        #expect(other.answers[refused]?[":status"] == "503" && budget.heldBytes == 20_000)
        holder.dispatched = []
        #expect(budget.heldBytes == 0)
        other.request("POST", body: body)
        other.exchange()
        #expect(other.dispatched.count == 1 && budget.heldBytes == 20_000)
    }

    @Test func `a body that comes too slowly is 408`() throws {
        let client = try TestHTTP2Client()
        let id = client.request("POST", body: [1, 2], endsBody: false)
        client.exchange()
        client.wait(.seconds(9))
        #expect(client.answers[id]?[":status"] == nil)
        client.wait(.seconds(2))
        #expect(client.answers[id]?[":status"] == "408")
    }

    @Test func `a connection without streams rests for seventy five seconds`() throws {
        let client = try TestHTTP2Client()
        client.request()
        client.exchange { stream, _ in
            client.server.respond(.text("x"), to: stream, isHead: false)
        }
        client.wait(.seconds(74))
        #expect(client.goAwayCode == nil)
        client.wait(.seconds(1))
        #expect(client.goAwayCode == 0 && client.server.hasEnded)
    }

    @Test func `a client that closes its window for ever is given up`() throws {
        let client = try TestHTTP2Client(window: 0)
        client.request()
        client.exchange { stream, _ in
            client.server.respond(.text("x"), to: stream, isHead: false)
        }
        client.wait(.seconds(29))
        #expect(client.goAwayCode == nil)
        client.wait(.seconds(1))
        #expect(client.goAwayCode == 11)
    }

    @Test func `damaged frames never trap`() throws {
        var generator = SeededGenerator(seed: 3)
        let client = try TestHTTP2Client()
        client.request("POST", "/x", fields: [("x-a", "b")], body: [1, 2, 3])
        let whole = client.takeClientBytes()
        var ended = 0
        for _ in 0..<2_000 {
            let victim = try TestHTTP2Client()
            victim.serverReceives(generator.damaged(whole))
            while let action = victim.server.nextAction() {
                if case .dispatch(let id, _) = action {
                    victim.server.respond(.text("x"), to: id, isHead: false)
                }
            }
            _ = victim.server.takeOutput(byteCountMax: 1 << 20, now: victim.now)
            if victim.server.hasEnded { ended += 1 }
        }
        #expect(ended > 100)
    }
}
