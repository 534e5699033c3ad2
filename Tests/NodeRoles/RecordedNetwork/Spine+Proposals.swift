// SPDX-License-Identifier: MIT

public import BlockAssembly
import ByteCoding
public import ProtocolTypes
import Sequencer

extension Spine {
    /// The recorded tip.
    public func recordedTip() throws -> SignedBlock {
        try SignedBlock(decoding: blocks.last ?? [])
    }

    /// A waiting transaction by its name in the recording.
    public func pending(_ name: String) throws -> Pending {
        guard let found = pending.first(where: { $0.name == name }) else {
            throw ScriptError.noSuchTransaction(name)
        }
        return found
    }

    /// Proposals of blocks that follow on one another and on the recorded tip, unsigned by any
    /// validator, each with transactions by name.
    public func proposals(_ series: [[String]]) async throws -> [BlockProposal] {
        let copy = try Spine()
        defer { copy.remove() }
        let signer = ScriptedSigner(key: key)
        let store = try await copy.openStore()
        let sequencer = try await copy.sequencer(store, signer, verifies: false)
        for names in series {
            for name in names { _ = try await sequencer.submit(pending(name).bytes) }
            try await sequencer.sealBlock()
        }
        return await signer.proposals
    }
}

extension BlockProposal {
    /// The proposal with other parts.
    public func with(
        batches: [ProposedBatch]? = nil,
        inputs: BlockInputs? = nil,
        timestamp: UInt32? = nil
    ) -> BlockProposal {
        BlockProposal(
            batches: batches ?? self.batches,
            inputs: inputs ?? self.inputs,
            timestamp: timestamp ?? self.timestamp
        )
    }
}

/// What a test asked for that the recording does not have.
public enum ScriptError: Error {
    /// No transaction has this name.
    case noSuchTransaction(String)
}
