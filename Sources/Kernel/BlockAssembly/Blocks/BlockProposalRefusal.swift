// SPDX-License-Identifier: MIT

/// Why a proposal is no block.
public enum BlockProposalRefusal<Cause: Error>: Error {
    /// The transactions of the batch at an index do not fit together.
    case batch(Int, BatchRefusal)
    /// A proof in the batch at an index does not hold.
    case proof(Int, BatchProofFailure<Cause>)
    /// The batches do not fit together, or not to the state.
    case block(BlockRefusal)
}

extension BlockProposalRefusal: Equatable where Cause: Equatable {}
extension BlockProposalRefusal: Sendable where Cause: Sendable {}
