// SPDX-License-Identifier: MIT

internal import JSONText
internal import ProtocolTypes

/// What a subscription is about.
enum StreamChannel: Sendable, Equatable {
    /// The form in which blocks come.
    enum Encoding: String, Sendable, Equatable {
        case json
        case raw
        case header
    }

    case blocks(Encoding)
    case filtered(ChannelFilter)
    case transaction(TransactionID)
    case mempool
    case status

    /// The first byte of binary frames.
    var kind: UInt8 {
        switch self {
        case .blocks: 1
        case .filtered(.transactions), .transaction: 3
        case .filtered(.notes): 4
        case .filtered(.nullifiers): 5
        case .mempool: 6
        case .status: 7
        }
    }

    /// Whether events are numbered by block and can be had again from any height.
    var isResumable: Bool {
        switch self {
        case .blocks, .filtered: true
        case .transaction, .mempool, .status: false
        }
    }
}

/// What is wrong with an operation of a client.
struct StreamOperationError: Error, Equatable {
    let code: String
    let detail: String

    static func invalid(_ detail: String) -> StreamOperationError {
        StreamOperationError(code: "invalid_operation", detail: detail)
    }
}
