// SPDX-License-Identifier: MIT

import ProtocolTypes

extension ChainSpan {
    /// The condition, order and limit of a page; its parameters are the four values below, in
    /// order.
    static func sql(_ index: String) -> String {
        "(block, \(index)) >= (?, ?) AND block <= ? ORDER BY block, \(index) LIMIT ?"
    }

    var startBlock: SQLValue { .block(start.block) }
    var startIndex: SQLValue { .integer(start.index) }
    var lastBlock: SQLValue { .block(last) }
    var limitValue: SQLValue { .integer(limit) }
}

extension Statement {
    /// The place in two columns: a height and the number within the block.
    func position(_ column: Int) throws(DatabaseError) -> ChainPosition {
        ChainPosition(
            try blockNumber(column),
            index: try integer(column + 1, as: UInt32.self)
        )
    }
}
