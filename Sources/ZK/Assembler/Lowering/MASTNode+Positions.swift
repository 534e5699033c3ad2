// SPDX-License-Identifier: MIT

import VMCore

extension MASTNode {
    /// Where each operation of a block is when the padding is counted; empty for other nodes.
    var paddedPositions: [Int] {
        guard case .block(let block) = kind else { return [] }
        var positions: [Int] = []
        var base = 0
        for batch in block.batches {
            for group in 0..<OperationBatch.maxGroupCount {
                let isPadded = batch.paddedGroups >> UInt8(group) & 1 == 1
                let end = batch.groupStarts[group + 1] - (isPadded ? 1 : 0)
                for position in batch.groupStarts[group]..<end {
                    positions.append(base + position)
                }
            }
            base += batch.operations.count
        }
        return positions
    }
}
