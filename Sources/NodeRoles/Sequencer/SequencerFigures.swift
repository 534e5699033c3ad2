// SPDX-License-Identifier: MIT

import Synchronization

/// What a sequencer has done since it began, in numbers.
public struct SequencerFigures: Equatable, Sendable {
    /// Blocks that it made.
    public internal(set) var blocksSealed: UInt64 = 0
    /// Attempts that made none.
    public internal(set) var sealingFailures: UInt64 = 0
    /// Milliseconds that the blocks took, from the choice of transactions to the disk.
    public internal(set) var sealingMilliseconds: UInt64 = 0
    /// Transactions that were let in.
    public internal(set) var transactionsAdmitted: UInt64 = 0
    /// Transactions that were turned away, by the code of the reason.
    public internal(set) var refusals: [String: UInt64] = [:]
    /// Transactions that were let in and taken out without a block, by the code of the reason.
    public internal(set) var drops: [String: UInt64] = [:]
    /// Submissions that are being verified or wait for it.
    public internal(set) var verificationsWaiting = 0
    /// Bytes of these.
    public internal(set) var verificationBytes = 0
}

/// Where the sequencer counts; looked at from any thread.
final class SequencerMeter: Sendable {
    private let state = Mutex(SequencerFigures())

    var figures: SequencerFigures { state.withLock { $0 } }

    func note(_ change: (inout SequencerFigures) -> Void) { state.withLock { change(&$0) } }
}
