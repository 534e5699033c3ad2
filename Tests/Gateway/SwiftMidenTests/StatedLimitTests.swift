// SPDX-License-Identifier: MIT

import NodeAPI
import Sequencer
import Testing

@testable import SwiftMiden

/// The bounds of the roles that a node tells beside those of its interface.
@Suite struct StatedLimitTests {
    @Test func `every bound of the mempool is told`() {
        let limits = MempoolLimits()
        #expect(Mirror(reflecting: limits).children.count == limits.stated.count)
        #expect(Set(limits.stated.map(\.name)).count == limits.stated.count)
    }

    @Test func `the bounds of verification are told`() {
        let configuration = Sequencer.Configuration(now: { 0 }, log: { _ in })
        let told = Set(configuration.stated.map(\.name))
        for member in Mirror(reflecting: configuration).children {
            guard let name = member.label, member.value is Int else { continue }
            let isTold = told.contains { $0.hasPrefix("verification") && name.hasPrefix("verif") }
            #expect(isTold, "\(name)")
        }
        let integers = Mirror(reflecting: configuration).children.count { $0.value is Int }
        #expect(configuration.stated.count - configuration.limits.stated.count == integers)
    }
}
