// SPDX-License-Identifier: MIT

import ByteCoding
import Foundation
import JSONText
import NodeAPI
import TestSupport
import Testing

@testable import SwiftMiden

@Suite struct InspectionVectorTests {
    let cases: [InspectionCase]

    init() throws { cases = try InspectionCase.all() }

    private func kind(_ name: String) throws -> InspectedKind {
        try #require(InspectedKind.named(name), "\(name)")
    }

    @Test func `every kind has cases`() {
        let names = Set(cases.map(\.kind))
        for kind in InspectedKind.all { #expect(names.contains(kind.name), "\(kind.name)") }
        #expect(Set(InspectedKind.all.map(\.name)).count == InspectedKind.all.count)
    }

    @Test func `every object has the same bytes and commitments`() throws {
        for item in cases {
            let finding = try kind(item.kind).inspect(item.bytes)
            #expect(finding.hasSameBytes, "\(item.kind) \(item.label)")
            #expect(finding.byteCount == item.bytes.count)
            for (name, expected) in item.expected {
                let value = try #require(finding.fields[name], "\(item.kind) \(name)")
                let isSame = try says(value, expected)
                #expect(isSame, "\(item.kind) \(item.label) \(name): \(value), not \(expected)")
            }
        }
    }

    /// Whether a value is what the vectors say; they write small numbers as numbers or digits.
    private func says(_ value: InspectedValue, _ expected: JSONValue) throws -> Bool {
        switch value {
        case .text(let text): text == expected.text
        case .texts(let texts): texts == (try expected.items.map { try $0.string })
        case .count(let count): count == (try expected.int)
        case .flag(let flag): expected == .bool(flag)
        case .null: expected.isNull
        }
    }

    @Test func `the JSON says what was found`() throws {
        var seen: Set<String> = []
        for item in cases where seen.insert(item.kind).inserted {
            let finding = try kind(item.kind).inspect(item.bytes)
            let text = JSONWriter.encode { json in
                json.object { finding.write(kind: item.kind, to: &$0) }
            }
            let json = try JSONValue(data: Data(text))
            #expect(json["kind"].text == item.kind)
            #expect(json["byteCount"] == .number(Double(item.bytes.count)))
            #expect(json["sameBytes"] == .bool(true))
            for (name, value) in finding.fields.entries {
                #expect(try says(value, json[name]), "\(item.kind) \(name)")
            }
            #expect(finding.lines(kind: item.kind).count == finding.fields.entries.count + 1)
        }
    }

    @Test func `damaged objects are refused with the place, or are other objects`() throws {
        var generator = SeededGenerator(seed: 31)
        let grouped = Dictionary(grouping: cases.filter { $0.bytes.count < 60_000 }, by: \.kind)
        for (name, items) in grouped.sorted(by: { $0.key < $1.key }) {
            let kind = try kind(name)
            var refusalCount = 0
            for round in 0..<40 {
                let bytes = generator.damaged(items[round % items.count].bytes)
                do { #expect(try kind.inspect(bytes).byteCount == bytes.count) } catch {
                    #expect((0...bytes.count).contains(error.offset), "\(name) round \(round)")
                    #expect(!error.cause.text.isEmpty)
                    refusalCount += 1
                }
            }
            #expect(refusalCount > 0, "\(name)")
        }
    }

    @Test func `an object that ends too soon or too late is refused where it does`() throws {
        for item in cases where item.bytes.count < 3_000 {
            let kind = try kind(item.kind)
            let count = item.bytes.count
            let long = #expect(throws: DecodingFailure.self) {
                try kind.inspect(item.bytes + [0])
            }
            #expect(long == DecodingFailure(offset: count, cause: .trailingBytes(1)))
            #expect(throws: DecodingFailure.self) { try kind.inspect(item.bytes.dropLast()) }
        }
    }
}
