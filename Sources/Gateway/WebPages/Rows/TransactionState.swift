// SPDX-License-Identifier: MIT

/// How far a transaction has come.
public enum TransactionState: Sendable, Equatable {
    /// The node has its bytes.
    case received
    /// Its proof holds.
    case verified
    /// It is in a batch.
    case batched
    /// It is in a block.
    case committed(block: UInt32)
    /// It is in a block whose proof has arrived.
    case proven(block: UInt32)
    /// It will enter no block; the code says why.
    case dropped(code: String, detail: String)

    /// The word for people and style sheet.
    var name: String {
        switch self {
        case .received: "received"
        case .verified: "verified"
        case .batched: "batched"
        case .committed: "committed"
        case .proven: "proven"
        case .dropped: "dropped"
        }
    }

    /// The block that holds it.
    var block: UInt32? {
        switch self {
        case .committed(let block), .proven(let block): block
        case .received, .verified, .batched, .dropped: nil
        }
    }

    /// How many of the five steps from received to proven are behind it; nothing when dropped.
    var stepCount: Int? {
        switch self {
        case .received: 1
        case .verified: 2
        case .batched: 3
        case .committed: 4
        case .proven: 5
        case .dropped: nil
        }
    }
}
