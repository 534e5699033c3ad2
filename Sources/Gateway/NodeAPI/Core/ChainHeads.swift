// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import ProtocolTypes
internal import Store
internal import Synchronization

/// Where the chain stands, as far as this process has seen; every answer tells it.
final class ChainHeads: Sendable {
    struct Values: Sendable, Equatable {
        var tip: BlockNumber?
        /// The first block that is still here; nothing is ever pruned.
        var oldest: BlockNumber?
        /// Genesis needs no proof, so it counts as proven.
        var proven: BlockNumber?
        var genesis: Word?
        /// The commitment of genesis as every answer has it.
        var genesisHex: String?
    }

    private let state = Mutex(Values())

    var current: Values { state.withLock { $0 } }

    /// Learns from a snapshot; an older one than those before changes nothing.
    func observe(_ snapshot: borrowing Snapshot) throws(DatabaseError) {
        guard let tip = snapshot.tip?.number else { return }
        let known = current
        if let before = known.tip, before >= tip { return }
        let genesis = known.genesis != nil ? known.genesis : try snapshot.genesisCommitment()
        state.withLock { values in
            values.genesis = genesis
            values.genesisHex = values.genesisHex ?? genesis?.hex
            values.oldest = .genesis
            values.proven = .genesis
            if values.tip.map({ $0 < tip }) ?? true { values.tip = tip }
        }
    }
}
