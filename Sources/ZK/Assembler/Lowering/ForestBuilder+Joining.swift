// SPDX-License-Identifier: MIT

import VMCore

extension ForestBuilder {
    /// A root block of so many batches is not merged with its neighbours.
    private static let largeBlockBatches = 32

    /// One node that does what these do, one after the other.
    ///
    /// - Parameters:
    ///   - nodes: At least one node.
    ///   - record: What debug information says of the nodes that join two.
    /// - Returns: The node.
    /// - Throws: ``LoweringProblem/tooLarge(limit:)``.
    mutating func join(
        _ nodes: [Int],
        record: () -> InstructionRecord
    ) throws(LoweringProblem) -> Int {
        var row = try mergeBlocks(nodes)
        while row.count > 1 {
            try spend(nodes: row.count / 2)
            var next: [Int] = []
            next.reserveCapacity(row.count / 2 + 1)
            for index in stride(from: 0, to: row.count - 1, by: 2) {
                let kind = MASTNode.Kind.join(first: row[index], second: row[index + 1])
                next.append(try control(kind, record: record))
            }
            if row.count % 2 == 1 { next.append(row[row.count - 1]) }
            row = next
        }
        return row[0]
    }

    /// The list with neighbouring blocks made one.
    private mutating func mergeBlocks(_ nodes: [Int]) throws(LoweringProblem) -> [Int] {
        var result: [Int] = []
        var start = 0
        while start < nodes.count {
            var end = start
            while end < nodes.count, isBlock(nodes[end]) { end += 1 }
            if end == start {
                result.append(nodes[start])
                start += 1
            } else if end == start + 1 {
                result.append(nodes[start])
                start = end
            } else {
                try mergeRun(nodes[start..<end], to: &result)
                start = end
            }
        }
        return result
    }

    private func isBlock(_ node: Int) -> Bool {
        if case .block = forest.nodes[node].kind { true } else { false }
    }

    private func staysApart(_ node: Int) -> Bool {
        guard isRoot(node), case .block(let block) = forest.nodes[node].kind else { return false }
        return block.batches.count >= Self.largeBlockBatches
    }

    private mutating func mergeRun(
        _ blocks: ArraySlice<Int>,
        to result: inout [Int]
    ) throws(LoweringProblem) {
        try checkSize(of: blocks)
        var draft = DraftNode()
        for node in blocks {
            mergedBlocks.insert(node)
            if staysApart(node) {
                if !draft.operations.isEmpty { result.append(try block(draft)) }
                draft = DraftNode()
                result.append(node)
                continue
            }
            let offset = draft.operations.count
            let other = drafts[node]
            draft.instructions += other.instructions.map {
                DraftNode.Mark(operation: $0.operation + offset, value: $0.value)
            }
            draft.decorators += other.allDecorators.map {
                DraftNode.Mark(operation: $0.operation + offset, value: $0.value)
            }
            draft.operations += other.operations
        }
        guard !draft.operations.isEmpty else { return }
        draft.moveTrailingDecorators()
        result.append(try block(draft))
    }

    /// Refuses a run that would be too long before it is built.
    private mutating func checkSize(of blocks: ArraySlice<Int>) throws(LoweringProblem) {
        var count = 0
        for node in blocks { count += drafts[node].weight }
        try checkRoom(forOperations: count)
    }
}

extension DraftNode {
    /// Makes decorators behind the last operation decorators behind the node.
    mutating func moveTrailingDecorators() {
        while let last = decorators.last, last.operation == operations.count {
            decorators.removeLast()
            after.insert(last.value, at: 0)
        }
    }
}
