// SPDX-License-Identifier: MIT

import Dispatch
import Testing

@testable import Sequencer

@Suite(.timeLimit(.minutes(1))) struct VerificationPoolTests {
    /// A pool at whose one thread something of 60 bytes is at work until the gate opens.
    private func busy(
        countMax: Int = 10,
        _ body: (VerificationPool, DispatchSemaphore) async throws -> Void
    ) async throws {
        let pool = VerificationPool(threadCount: 1, waitingMax: countMax, bytesMax: 100)
        let gate = DispatchSemaphore(value: 0)
        async let first = pool.run(holding: 60) { gate.wait() }
        for _ in 0..<4_000 where pool.current.count == 0 {
            try await Task.sleep(for: .milliseconds(1))
        }
        try await body(pool, gate)
        gate.signal()
        #expect(await first != nil)
        #expect(pool.current == (0, 0))
    }

    @Test func `work beyond the bytes is turned away, and let in once there is room`() async throws
    {
        try await busy { pool, _ in
            #expect(pool.current == (1, 60))
            #expect(await pool.run(holding: 41) { true } == nil)
            #expect(pool.current == (1, 60))
        }
        let pool = VerificationPool(threadCount: 1, waitingMax: 10, bytesMax: 100)
        #expect(await pool.run(holding: 41) { true } == true)
    }

    @Test func `work beyond the number is turned away`() async throws {
        try await busy(countMax: 1) { pool, _ in
            #expect(await pool.run(holding: 0) { true } == nil)
        }
    }

    @Test func `work of any size is let in alone`() async {
        let pool = VerificationPool(threadCount: 1, waitingMax: 10, bytesMax: 100)
        #expect(await pool.run(holding: 1_000) { true } == true)
        #expect(pool.current == (0, 0))
    }
}
