// SPDX-License-Identifier: MIT

/// Columns 6 to 29: what the decoder knows of the current operation and its block.
public struct DecoderColumns<Cell> {
    /// The address of the current block's hash, zero outside the program.
    public let address: Cell
    /// The operation code, least significant bit first.
    ///
    /// Shape `[7]`.
    public let operationBits: [Cell]
    /// Hashes, operation groups or helper values, by operation.
    ///
    /// Shape `[8]`.
    public let hasherState: [Cell]
    /// One on rows inside a basic block.
    public let isInBlock: Cell
    /// Operation groups left in the block.
    public let groupCount: Cell
    /// The place of the operation within its group, in `0...8`.
    public let operationIndex: Cell
    /// The size of the batch that SPAN or RESPAN opens.
    ///
    /// Shape `[3]`.
    public let batchFlags: [Cell]
    /// `b6 (1 - b5) b4`, held in a column so that flags of such operations have a low degree.
    public let prefix101: Cell
    /// `b6 b5`, held in a column for the same reason.
    public let prefix11: Cell

    init(_ cell: (Int) -> Cell) {
        address = cell(6)
        operationBits = (7..<14).map(cell)
        hasherState = (14..<22).map(cell)
        isInBlock = cell(22)
        groupCount = cell(23)
        operationIndex = cell(24)
        batchFlags = (25..<28).map(cell)
        prefix101 = cell(28)
        prefix11 = cell(29)
    }

    /// The helper values of an operation inside a block.
    ///
    /// Shape `[6]`.
    public var helpers: [Cell] { Array(hasherState[2..<8]) }

    /// The first four lanes: a child's digest, or the block's own at END.
    ///
    /// Shape `[4]`.
    public var firstDigest: [Cell] { Array(hasherState[0..<4]) }

    /// The last four lanes: the second child's digest.
    ///
    /// Shape `[4]`.
    public var secondDigest: [Cell] { Array(hasherState[4..<8]) }

    /// At END and REPEAT: one if the block is the body of a loop.
    public var isLoopBody: Cell { hasherState[4] }

    /// At END: one if the block is a loop that was entered.
    public var isLoop: Cell { hasherState[5] }

    /// At END: one if the block is a CALL or DYNCALL.
    public var isCall: Cell { hasherState[6] }

    /// At END: one if the block is a SYSCALL.
    public var isSystemCall: Cell { hasherState[7] }
}

extension DecoderColumns: Sendable where Cell: Sendable {}
