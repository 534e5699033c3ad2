// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store

/// How a path names a block: number, commitment, `tip`, `proven` or `genesis`.
enum BlockName: Equatable, Sendable {
    case number(BlockNumber)
    case commitment(Word)
    case tip
    case proven

    static let parameter = Route.Parameter(
        "block",
        .block,
        "A block: its number, its commitment, `tip`, `proven` or `genesis`."
    )

    init(_ text: String) throws(Problem) {
        switch text {
        case "tip": self = .tip
        case "proven": self = .proven
        case "genesis": self = .number(.genesis)
        default:
            if let number = UInt32(text), String(number) == text {
                self = .number(BlockNumber(number))
            } else if let word = PathValue.word(text) {
                self = .commitment(word)
            } else {
                throw Problem(.invalidParameter, "no block can have this name")
                    .with(fault: "block", "must be a number, a commitment, tip, proven or genesis")
            }
        }
    }

    /// Whether the name will mean another block later.
    var isMoving: Bool { self == .tip || self == .proven }

    /// The height of the block.
    ///
    /// - Throws: A 404 if there is no such block.
    func resolve(in snapshot: borrowing Snapshot) throws -> BlockNumber {
        let tip = try snapshot.tip.orNotReady()
        let found: BlockNumber? =
            switch self {
            case .number(let number): number <= tip.number ? number : nil
            case .commitment(let word): try snapshot.number(of: word)
            case .tip: tip.number
            case .proven: .genesis
            }
        guard let found else { throw Problem(.notFound, "the chain has no such block") }
        return found
    }
}

extension Optional {
    /// The value, or the problem that the chain has not begun.
    func orNotReady() throws(Problem) -> Wrapped {
        guard let self else { throw Problem(.notReady, "the chain has no genesis block yet") }
        return self
    }

    /// The value, or a 404.
    func orNotFound(_ detail: @autoclosure () -> String) throws(Problem) -> Wrapped {
        guard let self else { throw Problem(.notFound, detail()) }
        return self
    }
}
