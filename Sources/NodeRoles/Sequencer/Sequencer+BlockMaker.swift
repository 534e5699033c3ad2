// SPDX-License-Identifier: MIT

public import NodeInterfaces
public import ProtocolTypes

extension Sequencer: BlockMaker {
    /// Makes the next block, as ``sealBlock()`` does.
    public func makeBlock() async throws(BlockMakingFailure) -> BlockHeader {
        do { return try await sealBlock().header } catch {
            if case .busy = error { throw .busy }
            log(.warning, "no block: \(error)")
            throw .unavailable(reason: error.reason)
        }
    }
}

extension SealingFailure {
    /// What happened, for people.
    var reason: String {
        switch self {
        case .noGenesis: "the store has no block to build on"
        case .store: "the store cannot be read or written"
        case .refused: "the store refuses the block"
        case .signer(let refusal): "the validator \(refusal.reason)"
        case .unfit, .staleWitnesses: "the waiting transactions do not fit together"
        case .unsealable: "header, body and signature do not fit"
        case .busy: "another block is being made"
        }
    }
}

extension SigningRefusal {
    /// What the validator did, for people.
    fileprivate var reason: String {
        switch self {
        case .invalid: "refuses the block"
        case .alreadySigned(let height): "has signed another block \(height.value)"
        case .notNext(let expected, let got): "expects block \(expected.value), not \(got.value)"
        case .unavailable(let reason): "cannot be asked: \(reason)"
        }
    }
}
