// SPDX-License-Identifier: MIT

import ByteCoding
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Sequencer
import Store
import Testing

/// How long a transaction must live to be taken, whatever the node is doing meanwhile.
///
/// The chain ends at block 8, and the slack is two blocks.
@Suite struct ExpirationTests {
    private let spine: Spine

    init() throws { spine = try Spine() }

    private func refusal(
        _ sequencer: Sequencer,
        _ number: UInt64,
        expiration: BlockNumber
    ) async throws -> AdmissionError? {
        let bytes = try spine.unproven(number, expiration: expiration).encodedBytes
        do throws(SubmissionError) {
            _ = try await sequencer.submit(bytes)
            return nil
        } catch {
            guard case .notAdmitted(let refusal) = error else { throw error }
            return refusal
        }
    }

    private func node() async throws -> (ScriptedSigner, Sequencer) {
        let store = try await spine.openStore()
        let signer = ScriptedSigner(key: spine.key)
        return (signer, try await spine.sequencer(store, signer, verifies: false))
    }

    /// Waits until the signer was asked for so many blocks.
    private func wait(for count: Int, _ signer: ScriptedSigner) async {
        while await signer.proposals.count < count { await Task.yield() }
    }

    @Test func `a block that is being made counts as the tip`() async throws {
        defer { spine.remove() }
        let (signer, sequencer) = try await node()
        #expect(MempoolLimits().expirationSlack == 2)
        #expect(
            try await refusal(sequencer, 1, expiration: 10) == .expired(expiration: 10, tip: 8)
        )
        await signer.script([.held])
        async let sealed = sequencer.sealBlock()
        await wait(for: 1, signer)
        #expect(
            try await refusal(sequencer, 2, expiration: 11) == .expired(expiration: 11, tip: 9)
        )
        #expect(try await refusal(sequencer, 3, expiration: 12) == nil)
        await signer.release()
        #expect(try await sealed.body.transactions.isEmpty)
        let id = try spine.unproven(3, expiration: 12).id
        #expect(try await sequencer.sealBlock().body.transactions.map(\.id) == [id])
    }

    @Test func `a block that was not made counts no more`() async throws {
        defer { spine.remove() }
        let (signer, sequencer) = try await node()
        await signer.script([.unavailable])
        await #expect(throws: SealingFailure.self) { try await sequencer.sealBlock() }
        #expect(try await refusal(sequencer, 1, expiration: 11) == nil)
    }
}
