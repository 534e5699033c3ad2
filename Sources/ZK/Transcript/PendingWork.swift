// SPDX-License-Identifier: MIT

/// A proof of work that waits for its witness, as kernels take it that try many witnesses at once.
///
/// The transcript's hash stands before its last permutation or block. A witness is put into the
/// hash by exclusive or with one cell.
public struct PendingWork: Sendable {
    /// The hash's state; what each cell means is the hash's affair.
    public let cells: [UInt64]
    /// The cell that takes the witness.
    public let place: Int
    /// The bits that must be zero in the lane which the transcript draws from next.
    public let mask: UInt64
}

/// A transcript whose witnesses of work can be tried many at once.
public protocol GrindingTranscript: Transcript {
    /// What ``Transcript/workTrial(bitCount:)`` tries, as a plain value.
    func pendingWork(bitCount: Int) -> PendingWork
}
