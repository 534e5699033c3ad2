// SPDX-License-Identifier: MIT

import HTTPSemantics
import Synchronization
import TestSupport
import Testing

@testable import Routing

@Suite struct AccessTests {
    private func answer(
        _ policy: AccessPolicy,
        _ method: HTTPMethod,
        _ path: String,
        _ fields: HTTPFields,
        peer: String = "10.0.0.1"
    ) throws -> HTTPResponse {
        let request = HTTPRequest(
            method: method,
            target: try RequestTarget(Array(path.utf8)),
            fields: fields,
            peer: PeerAddress(host: peer, port: 1)
        )
        guard case .now(let response) = Router(SampleTable.table, access: policy).handle(request)
        else { throw Problem(.internalError, "not answered at once") }
        return response
    }

    @Test func `no page of another origin reads anything by default`() throws {
        let response = try answer(AccessPolicy(), .get, "/v1/blocks", ["origin": "https://x"])
        #expect(response.fields["access-control-allow-origin"] == nil)
        #expect(response.fields["vary"] == nil)
    }

    @Test func `origins on the list are let in, others are not`() throws {
        var policy = AccessPolicy()
        policy.cors = CORSPolicy(.these(["https://a"]))
        let friend = try answer(policy, .get, "/nowhere", ["origin": "https://a"])
        #expect(friend.fields["access-control-allow-origin"] == "https://a")
        #expect(friend.fields["access-control-expose-headers"]?.contains("etag") == true)
        let stranger = try answer(policy, .get, "/v1/blocks", ["origin": "https://b"])
        #expect(stranger.fields["access-control-allow-origin"] == nil)
        #expect(friend.fields["vary"] == "origin" && stranger.fields["vary"] == "origin")
    }

    @Test func `a preflight is told the methods, and never credentials`() throws {
        var policy = AccessPolicy()
        policy.cors = CORSPolicy(.any)
        let response = try answer(
            policy,
            .options,
            "/v1/transactions",
            [
                "origin": "https://x", "access-control-request-method": "POST",
                "access-control-request-headers": "content-type",
            ]
        )
        #expect(response.status == 204)
        #expect(response.fields["access-control-allow-origin"] == "*")
        #expect(response.fields["access-control-allow-methods"] == "OPTIONS, POST")
        #expect(response.fields["access-control-allow-headers"] == "content-type")
        #expect(response.fields["access-control-max-age"] == "600")
        #expect(response.fields["access-control-allow-credentials"] == nil)
    }

    @Test(arguments: [
        ("localhost:57291", true), ("LOCALHOST", true), ("127.0.0.1:1", true), ("[::1]:80", true),
        ("evil.example", false), ("localhost.evil.example", false), ("[::2]:80", false),
    ])
    func `a name that is not ours is refused`(host: String, isOurs: Bool) throws {
        var policy = AccessPolicy()
        policy.hosts = AccessPolicy.loopbackHosts
        let response = try answer(policy, .get, "/v1/blocks", ["host": host])
        #expect(response.status == (isOurs ? 200 : 421))
    }

    @Test(arguments: [HTTPVersion.http10, .http11, .http2])
    func `no name is not ours either, whatever the version`(version: HTTPVersion) throws {
        var policy = AccessPolicy()
        var request = HTTPRequest(
            method: .get,
            target: try RequestTarget(Array("/v1/blocks".utf8)),
            version: version
        )
        try policy.checkHost(request)
        policy.hosts = AccessPolicy.loopbackHosts
        let refusal = #expect(throws: Problem.self) { try policy.checkHost(request) }
        #expect(refusal?.kind == .misdirectedRequest)
        request.fields["host"] = "localhost"
        try policy.checkHost(request)
    }

    @Test func `a client over its share is told when to go on`() throws {
        final class Clock: Sendable {
            let now = Mutex(Moment(nanoseconds: 0))
        }
        let time = Clock()
        var policy = AccessPolicy()
        policy.limiter = RateLimiter(quota: 4, window: .seconds(8))
        policy.clock = { time.now.withLock { $0 } }
        for remaining in (0..<4).reversed() {
            let response = try answer(policy, .get, "/v1/blocks", [:])
            #expect(response.status == 200)
            #expect(response.fields["x-ratelimit-remaining"] == String(remaining))
        }
        let refused = try answer(policy, .get, "/v1/blocks", [:])
        #expect(refused.status == 429 && refused.fields["retry-after"] == "2")
        #expect(refused.fields["ratelimit-policy"] == "\"ip\";q=4;w=8")
        #expect(refused.fields["ratelimit"] == "\"ip\";r=0;t=2")
        #expect(try answer(policy, .get, "/v1/blocks", [:], peer: "10.0.0.2").status == 200)
        time.now.withLock { $0 = $0.advanced(by: .seconds(2)) }
        #expect(try answer(policy, .get, "/v1/blocks", [:]).status == 200)
    }

    @Test func `only a trusted proxy is believed, and only about its own client`() throws {
        let address = ClientAddress(trusting: ["10.0.0.1", "10.0.0.9"])
        let request = { (peer: String, forwarded: String) throws in
            HTTPRequest(
                method: .get,
                target: try RequestTarget(Array("/".utf8)),
                fields: ["x-forwarded-for": forwarded],
                peer: PeerAddress(host: peer, port: 1)
            )
        }
        #expect(address.client(of: try request("7.7.7.7", "1.1.1.1")) == "7.7.7.7")
        let chain = "6.6.6.6, 1.1.1.1, 10.0.0.9"
        #expect(address.client(of: try request("10.0.0.1", chain)) == "1.1.1.1")
        #expect(address.client(of: try request("10.0.0.1", "")) == "10.0.0.1")
    }

    @Test(arguments: [
        ("10.0.0.1", "10.0.0.1"), ("::ffff:10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8::1", "2001:db8:0:0::/64"),
        ("::1", "0:0:0:0::/64"), ("fe80::", "fe80:0:0:0::/64"),
    ])
    func `an IPv6 client has one account for its network`(address: String, account: String) {
        #expect(ClientAddress.account(address) == account)
    }
}

@Suite struct RateLimiterTests {
    @Test(arguments: UInt64(0)..<20)
    func `no span of time gives more than a bucket and its refill`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let limiter = RateLimiter(quota: 20, window: .seconds(10))
        var now = Moment(nanoseconds: 0)
        var granted = 0
        for _ in 0..<500 {
            now = now.advanced(by: .milliseconds(Int64(generator.next() % 400)))
            let cost = 1 + Int(generator.next() % 5)
            if limiter.take(cost, account: "a", now: now).isAllowed { granted += cost }
            let seconds = Double(now.nanoseconds) / 1e9
            #expect(Double(granted) <= 20 + 2 * seconds + 0.001)
        }
        #expect(granted > 20)
    }

    @Test func `waiting as long as told is enough`() {
        let limiter = RateLimiter(quota: 10, window: .seconds(1))
        var now = Moment(nanoseconds: 0)
        #expect(limiter.take(99, account: "a", now: now).isAllowed)
        for cost in 1...10 {
            let refusal = limiter.take(cost, account: "a", now: now)
            #expect(!refusal.isAllowed)
            now = now.advanced(by: refusal.wait)
            #expect(limiter.take(cost, account: "a", now: now).isAllowed)
        }
    }

    @Test func `a flood of addresses takes no more memory than allowed`() {
        let limiter = RateLimiter(quota: 2, window: .seconds(100))
        let start = Moment(nanoseconds: 0)
        for index in 0..<(RateLimiter.bucketsMax + 500) {
            _ = limiter.take(1, account: "\(index)", now: start)
        }
        #expect(limiter.bucketCount <= RateLimiter.bucketsMax + 1)
        #expect(!limiter.take(1, account: "stranger", now: start).isAllowed)
        #expect(limiter.take(1, account: "7", now: start).isAllowed)
        let later = start.advanced(by: .seconds(200))
        #expect(limiter.take(1, account: "another", now: later).isAllowed)
        #expect(limiter.bucketCount < 10)
    }
}
