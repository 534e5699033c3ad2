// SPDX-License-Identifier: MIT

import ProtocolTypes
import Synchronization

/// The names of the transactions that are being checked.
///
/// Bounded: beyond it, checks go on without being told of.
final class SubmissionRoll: Sendable {
    /// How many checks of each are under way.
    private let counts = Mutex<[TransactionID: Int]>([:])
    private let countMax: Int

    init(countMax: Int) { self.countMax = countMax }

    func contains(_ id: TransactionID) -> Bool { counts.withLock { $0[id] != nil } }

    /// How many names there are.
    var count: Int { counts.withLock { $0.count } }

    /// Begins a check; `false` if it goes on without being told of.
    func enter(_ id: TransactionID) -> Bool {
        counts.withLock { counts in
            guard counts[id] != nil || counts.count < countMax else { return false }
            counts[id, default: 0] += 1
            return true
        }
    }

    /// Ends a check that ``enter(_:)`` took.
    func leave(_ id: TransactionID) {
        counts.withLock { counts in
            guard let count = counts[id] else { return }
            counts[id] = count > 1 ? count - 1 : nil
        }
    }
}
