// SPDX-License-Identifier: MIT

import VMCore

extension DebugInfo {
    /// The decorators of a node, none where the tables do not hold together.
    func decorators(of node: Int) -> DraftNode {
        var draft = DraftNode()
        draft.before = decoratorsBefore.row(node)
        draft.after = decoratorsAfter.row(node)
        let rows = operationDecorators
        guard node + 1 < rows.nodeStarts.count else { return draft }
        let (start, end) = (rows.nodeStarts[node], rows.nodeStarts[node + 1])
        guard start < end, end <= rows.operationStarts.count else { return draft }
        for operation in start..<end {
            guard operation + 1 < rows.operationStarts.count else { break }
            let first = rows.operationStarts[operation]
            let last = rows.operationStarts[operation + 1]
            guard first < last, last <= rows.values.count else { continue }
            draft.decorators += rows.values[first..<last].map {
                DraftNode.Mark(operation: operation - start, value: Int($0))
            }
        }
        return draft
    }

    /// A decorator with its data.
    func decorator(at index: Int) -> Remark? {
        guard decorators.indices.contains(index) else { return nil }
        let entry = decorators[index]
        let start = Int(entry.offset)
        let end = start + entry.dataByteCount
        guard end <= decoratorData.count else { return nil }
        return Remark(kind: entry.kind, data: Array(decoratorData[start..<end]))
    }
}

extension DebugInfo.Rows {
    /// A row; empty if there is none.
    fileprivate func row(_ index: Int) -> [Int] {
        guard index + 1 < starts.count, starts[index] <= starts[index + 1],
            starts[index + 1] <= values.count
        else { return [] }
        return values[starts[index]..<starts[index + 1]].map { Int($0) }
    }
}
