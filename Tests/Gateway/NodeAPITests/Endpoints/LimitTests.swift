// SPDX-License-Identifier: MIT

import Foundation
import HTTPSemantics
import JSONText
import NodeAPI
import Routing
import Testing

/// `/v1/limits` tells every bound: whoever adds one and forgets it there fails here.
@Suite struct LimitTests {
    private static let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../../../Sources/Gateway")

    private func source(_ path: String) throws -> String {
        let url = LimitTests.sources.appendingPathComponent(path)
        return try String(contentsOf: url, encoding: .utf8)
    }

    @Test func `every constant of the wire is told`() throws {
        let told = try source("NodeAPI/StatedLimit+Wire.swift")
        let names = try source("HTTPSemantics/HTTPLimits.swift")
            .matches(of: /public static let (\w+)/).map { String($0.output.1) }
        #expect(names.count > 30)
        for name in names {
            let isTold = [",", ")"].contains { told.contains("HTTPLimits.\(name)\($0)") }
            #expect(isTold, "\(name) is not told")
        }
    }

    @Test func `every bound of the interface is told`() throws {
        let told = try source("NodeAPI/StatedLimit.swift")
        let names = Mirror(reflecting: NodeAPILimits()).children.compactMap(\.label)
        #expect(names.count > 10)
        for name in names { #expect(told.contains("own.\(name)"), "\(name) is not told") }
    }

    @Test func `each has its own name, a value and a unit`() async throws {
        let node = try await NodeFixture(blockCount: 1) {
            $0.access.limiter = RateLimiter(quota: 99, window: .milliseconds(2_500))
            $0.furtherLimits = [StatedLimit("further", 7, "things")]
        }
        let limits = try #require(try await node.data("/v1/limits").members)
        #expect(Set(limits.map(\.name)).count == limits.count && limits.count > 60)
        for limit in limits {
            let value = try #require(limit.value["value"]?.uint64)
            #expect(value > 0 && limit.value["unit"]?.text?.isEmpty == false, "\(limit.name)")
        }
        func told(_ name: String) -> String? {
            let limit = limits.first { $0.name == name }?.value
            return limit.map { "\($0["value"]?.uint64 ?? 0) \($0["unit"]?.text ?? "")" }
        }
        #expect(told("idle_time") == "75 seconds" && told("connections") == "10000 connections")
        #expect(told("rate_quota") == "99 tokens" && told("rate_window") == "2500 milliseconds")
        #expect(told("further") == "7 things" && told("process_bodies") == "268435456 bytes")
    }
}
