// SPDX-License-Identifier: MIT

import RecordedNetwork
import Testing

@Suite struct SequencerSimulationTests {
    @Test func `whatever fails, nothing acknowledged is lost, and all is sealed once it works`()
        async throws
    {
        let template = try Spine()
        defer { template.remove() }
        do { _ = try await template.openStore() }
        var (restarts, takeovers) = (0, 0)
        for seed in UInt64(0)..<24 {
            var simulation = try await SequencerSimulation(seed: seed, template: template.folder)
            for _ in 0..<28 { try await simulation.step() }
            try await simulation.heal()
            try await simulation.checkEnd()
            restarts += simulation.restartCount
            takeovers += simulation.takeoverCount
            simulation.remove()
        }
        #expect(restarts > 0 && takeovers > 0, "the faults did happen")
    }
}
