// SPDX-License-Identifier: MIT

import AssembledCases
import CoreLibrary
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
