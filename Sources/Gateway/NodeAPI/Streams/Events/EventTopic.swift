// SPDX-License-Identifier: MIT

/// What an event stream may carry.
enum EventTopic: String, CaseIterable, Sendable {
    case blocks
    case proofs
    case mempool
    case status
}
