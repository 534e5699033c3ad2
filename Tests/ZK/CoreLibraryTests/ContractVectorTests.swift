// SPDX-License-Identifier: MIT

import AssembledCases
import CoreLibrary
import FieldArithmetic
import Hashing
import Processor
import TestSupport
import Testing
import VMCore

/// The library offers exactly what the reference's does, and where it matters at no higher price.
@Suite struct ContractVectorTests {
    private let library: Library
    private let contract: JSONValue

    init() throws {
        library = try CoreLibrary.library()
        contract = try Vectors.json("corelib/api.json")
    }

    @Test func `the public procedures are those of the contract`() throws {
        let expected = try contract["procedures"].items.map { "::\(try $0["path"].string)" }
        let found = library.procedures.map(\.path).filter { !isInternal($0) }
        #expect(!expected.isEmpty && Set(found) == Set(expected))
    }

    @Test func `the public types and constants are those of the contract`() throws {
        var types: [String: String] = [:]
        var constants: [String] = []
        for export in library.exports where !isInternal(export.path) {
            switch export {
            case .type(let path, let type): types[path] = Self.text(type)
            case .constant(let path, _): constants.append(path)
            case .procedure: continue
            }
        }
        let expected = try contract["exported_types"].items
            .map { ("::\(try $0["path"].string)", try $0["type"].string) }
        #expect(!expected.isEmpty)
        #expect(types == Dictionary(uniqueKeysWithValues: expected))
        let names = try contract["exported_constants"].items.map { "::\(try $0["path"].string)" }
        #expect(Set(constants) == Set(names))
    }

    /// A type in the form of the contract; one that it does not have as it prints.
    private static func text(_ type: ValueType) -> String {
        switch type {
        case .scalar(let scalar): return "\(scalar)"
        case .structure(let structure):
            let fields = structure.fields.map { "\($0.name ?? "_"): \(text($0.type))" }
            return "struct { \(fields.joined(separator: ", ")) }"
        default: return "\(type)"
        }
    }

    @Test func `the events of the contract are answered, and no others`() throws {
        let handlers = EventHandlers.coreLibrary
        var expected: [UInt64: String] = [:]
        for event in contract["events"].items {
            let name = try event["name"].string
            #expect(Felt(name: name).value == (try event["id"].uint64), "\(name)")
            expected[Felt(name: name).value] = name
        }
        #expect(!expected.isEmpty && handlers.events == Set(expected.keys))
        #expect(handlers.names.allSatisfy { expected[$0.key] == $0.value })
    }

    /// Modules that exist only because a file has its limits.
    private func isInternal(_ path: String) -> Bool {
        ["::miden::core::math::bit_count::", "::miden::core::mem::disjoint_ranges::"]
            .contains { path.hasPrefix($0) }
    }

    @Test func `what the kernel uses takes no more rows than the reference's`() throws {
        let used = Set(
            try contract["procedures"].items.filter { $0["priority"].text == "P0" }
                .map { try $0["path"].string }
        )
        #expect(!used.isEmpty)
        for (_, cases) in try BehaviourCase.all() {
            for item in cases where used.contains(try item.json["procedure"].string) {
                let expected = item.json["expect"]["clk"]
                guard !expected.isNull, !item.isOutsideOfContract, !item.isDefectOfReference
                else { continue }
                let cycles = try item.run().cycleCount
                #expect(cycles <= (try expected.int), "\(item.name)")
            }
        }
    }
}
