// SPDX-License-Identifier: MIT

public import BlockAssembly
public import FieldArithmetic
public import TransactionVerifier

/// Why a block cannot be signed, whoever asks.
public enum InvalidBlock: Error, Equatable, Sendable {
    /// The parts do not fit together, or a proof does not hold.
    case proposal(BlockProposalRefusal<TransactionRefusal>)
    /// The witnesses are not about the state before the block.
    case state(BlockStateRefusal)
    /// It does not stand on the block that was signed before.
    case otherParent(expected: Word, got: Word)
    /// It names another key than the validator's.
    case otherValidatorKey
    /// It commits to another kernel.
    case otherKernel(expected: Word, got: Word)
    /// A validator in another process says so, in words.
    case told(Code, detail: String)

    /// The machine codes of the validator's interface.
    public enum Code: String, CaseIterable, Sendable {
        /// The bytes are no proposal.
        case malformed = "malformed_proposal"
        /// The parts do not fit together, or a proof does not hold.
        case proposal = "invalid_proposal"
        /// The witnesses are not about the state before the block.
        case state = "stale_witnesses"
        /// It does not stand on the block that was signed before.
        case otherParent = "other_parent"
        /// It names another key than the validator's.
        case otherValidatorKey = "other_validator_key"
        /// It commits to another kernel.
        case otherKernel = "other_kernel"
    }

    /// The machine code of the validator's interface.
    public var code: Code {
        switch self {
        case .proposal: .proposal
        case .state: .state
        case .otherParent: .otherParent
        case .otherValidatorKey: .otherValidatorKey
        case .otherKernel: .otherKernel
        case .told(let code, _): code
        }
    }

    /// What happened, for people.
    public var detail: String {
        switch self {
        case .proposal(let refusal): "\(refusal)"
        case .state(let refusal): "\(refusal)"
        case .otherParent(let expected, let got):
            "the block stands on \(got.hex), not on \(expected.hex)"
        case .otherValidatorKey: "the block names another key than the validator's"
        case .otherKernel(let expected, let got):
            "the block commits to the kernel \(got.hex), not to \(expected.hex)"
        case .told(_, let detail): detail
        }
    }
}
