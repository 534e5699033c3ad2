// SPDX-License-Identifier: MIT

import HTTPSemantics
import Testing

/// Limits that only make sense together.
@Suite struct ConstantsTests {
    @Test func `a request that fits its line and fields fits the limits above them`() {
        #expect(HTTPLimits.requestLineBytesMax < HTTPLimits.headerBytesMax)
        #expect(HTTPLimits.bodyBytesMax < HTTPLimits.submissionBytesMax)
        #expect(HTTPLimits.submissionBytesMax < HTTPLimits.connectionBodyBytesMax)
        #expect(HTTPLimits.inboundMessageBytesMax < HTTPLimits.outputHighWaterBytes)
    }

    @Test func `a client is pinged before proxies forget it`() {
        #expect(HTTPLimits.pingInterval < .seconds(30))
        #expect(HTTPLimits.idleTimeout > HTTPLimits.headerTimeout)
        #expect(HTTPLimits.idleTimeout > HTTPLimits.requestTimeout)
    }

    @Test func `every status in use has its phrase`() {
        for code in [200, 202, 204, 304, 400, 404, 405, 406, 413, 414, 415, 421, 429, 431, 503] {
            #expect(!HTTPStatus(code).reason.isEmpty)
        }
        #expect(HTTPStatus(799).reason.isEmpty)
        #expect([100, 204, 304].allSatisfy { HTTPStatus($0).forbidsBody })
        #expect(!HTTPStatus(200).forbidsBody && !HTTPStatus(404).forbidsBody)
    }

    @Test func `an address is written with brackets where it needs them`() {
        #expect(PeerAddress(host: "10.0.0.1", port: 80).description == "10.0.0.1:80")
        #expect(PeerAddress(host: "::1", port: 80).description == "[::1]:80")
    }
}
