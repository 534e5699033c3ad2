// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// How far a transaction has come.
public enum TransactionStatus: Equatable, Sendable {
    /// Here, and being checked; nothing is promised yet.
    case received
    /// Checked, journaled, waiting for a block.
    case verified
    /// Part of a block that is being built.
    case batched
    /// In a sealed block.
    case committed(BlockNumber)
    /// Taken out without being sealed, and why.
    case dropped(code: String, detail: String)

    /// The name of the public interface.
    public var name: String {
        switch self {
        case .received: "received"
        case .verified: "verified"
        case .batched: "batched"
        case .committed: "committed"
        case .dropped: "dropped"
        }
    }
}
