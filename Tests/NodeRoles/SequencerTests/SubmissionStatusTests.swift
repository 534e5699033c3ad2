// SPDX-License-Identifier: MIT

import Dispatch
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Synchronization
import Testing
import TransactionVerifier

@testable import Sequencer

/// What is said of a transaction while it is being checked.
@Suite(.timeLimit(.minutes(2))) struct SubmissionStatusTests {
    /// Holds every proof until the gate opens, then says what the test wants.
    private final class Gate: Sendable {
        let opened = DispatchSemaphore(value: 0)
        let refusal = Mutex<TransactionRefusal?>(nil)

        func verdict() -> TransactionRefusal? {
            opened.wait()
            return refusal.withLock { $0 }
        }
    }

    private func refused(_ sequencer: Sequencer, _ bytes: [UInt8]) async -> SubmissionError? {
        do throws(SubmissionError) {
            _ = try await sequencer.submit(bytes)
            return nil
        } catch { return error }
    }

    /// Waits until so many names are on the roll.
    private func wait(for count: Int, on roll: SubmissionRoll) async throws {
        for _ in 0..<4_000 where roll.count != count {
            try await Task.sleep(for: .milliseconds(1))
        }
        #expect(roll.count == count)
    }

    @Test func `it is received until it is decided`() async throws {
        let spine = try Spine()
        defer { spine.remove() }
        let gate = Gate()
        let store = try await spine.openStore()
        let sequencer = try await spine.sequencer(
            store,
            ScriptedSigner(key: spine.key),
            verify: { _, _ in gate.verdict() }
        )
        let pending = try spine.pending("p00_consume")
        #expect(await sequencer.status(of: pending.id) == nil)
        gate.refusal.withLock { $0 = .feeNotReversible }
        async let first = refused(sequencer, pending.bytes)
        try await wait(for: 1, on: sequencer.checks)
        #expect(await sequencer.status(of: pending.id) == .received)
        gate.opened.signal()
        #expect(await first == .proofInvalid(.feeNotReversible))
        #expect(await sequencer.status(of: pending.id) == nil && sequencer.checks.count == 0)
        gate.refusal.withLock { $0 = nil }
        async let second = refused(sequencer, pending.bytes)
        try await wait(for: 1, on: sequencer.checks)
        gate.opened.signal()
        #expect(await second == nil)
        #expect(await sequencer.status(of: pending.id) == .verified)
        #expect(sequencer.checks.count == 0)
        _ = try await sequencer.sealBlock()
        let figures = sequencer.figures
        #expect(figures.refusals == ["proof_invalid": 1] && figures.transactionsAdmitted == 1)
        #expect(figures.blocksSealed == 1 && figures.sealingFailures == 0)
        #expect(figures.drops.isEmpty && figures.verificationsWaiting == 0)
    }

    @Test func `a roll has a bound, and a name stays until its last check ends`() {
        let roll = SubmissionRoll(countMax: 2)
        let ids = (0..<3).map { TransactionID(MempoolWorld.word($0 + 1)) }
        #expect(roll.enter(ids[0]) && roll.enter(ids[1]) && !roll.enter(ids[2]))
        #expect(roll.enter(ids[0]) && roll.count == 2)
        roll.leave(ids[0])
        #expect(roll.contains(ids[0]))
        roll.leave(ids[0])
        #expect(!roll.contains(ids[0]) && roll.enter(ids[2]))
    }
}
