// SPDX-License-Identifier: MIT

import ByteCoding
import VMCore

/// Writes the tables of debug information.
struct DebugInfoWriter {
    private(set) var info = DebugInfo()
    private var texts: [String: Int] = [:]

    /// Writes the decorators.
    mutating func write(_ decorators: [Remark]) {
        for decorator in decorators {
            let offset = decorator.data.isEmpty ? 0 : UInt32(info.decoratorData.count)
            info.decorators.append(DebugInfo.Decorator(kind: decorator.kind, offset: offset))
            info.decoratorData += decorator.data
        }
    }

    /// Writes where the decorators of a node are; nodes come in their order.
    ///
    /// What is written for a later node gives the nodes before it empty rows.
    mutating func write(_ draft: DraftNode, of node: MASTNode, at index: Int) {
        if case .block = node.kind {
            while info.operationDecorators.nodeStarts.count - 1 < index, index > 0 {
                info.operationDecorators.appendEmptyNode()
            }
            let positions = draft.decorators.isEmpty ? [] : node.paddedPositions
            info.operationDecorators.appendNode(
                draft.decorators.map {
                    let isInside = positions.indices.contains($0.operation)
                    let operation = isInside ? positions[$0.operation] : $0.operation
                    return DraftNode.Mark(operation: operation, value: $0.value)
                }
            )
        }
        guard !draft.before.isEmpty || !draft.after.isEmpty else { return }
        info.decoratorsBefore.append(draft.before, at: index)
        info.decoratorsAfter.append(draft.after, at: index)
    }

    /// Writes all records of instructions, in the order made, and which nodes they belong to.
    ///
    /// - Parameters:
    ///   - drafts: What is known of the nodes.
    ///   - nodes: The nodes.
    ///   - records: All records that were made.
    ///   - isTrimmed: True if the nodes behind the last one with a record get no rows.
    mutating func write(
        _ drafts: [DraftNode],
        _ nodes: [MASTNode],
        _ records: [InstructionRecord],
        isTrimmed: Bool
    ) {
        guard !records.isEmpty else { return }
        for record in records { write(record) }
        info.instructionStarts = [0]
        let last = drafts.lastIndex { !$0.instructions.isEmpty } ?? 0
        let rowCount = isTrimmed ? last + 1 : drafts.count
        for (draft, node) in zip(drafts, nodes).prefix(rowCount) {
            let positions = draft.instructions.isEmpty ? [] : node.paddedPositions
            for mark in draft.instructions {
                let operation =
                    positions.indices.contains(mark.operation) ? positions[mark.operation] : 0
                info.instructionMarks.append(
                    DebugInfo.InstructionMark(
                        operation: operation,
                        instruction: UInt32(mark.value)
                    )
                )
            }
            info.instructionStarts.append(info.instructionMarks.count)
        }
    }

    private mutating func write(_ record: InstructionRecord) {
        var writer = ByteWriter()
        writer.write(UInt8(truncatingIfNeeded: record.cycles))
        writer.write(true)
        writer.writeCount(index(of: record.file))
        writer.write(record.span.start)
        writer.write(record.span.end)
        writer.writeCount(index(of: record.context))
        writer.writeCount(index(of: record.text))
        info.instructionOffsets.append(UInt32(info.instructionData.count))
        info.instructionData += writer.bytes
    }

    private mutating func index(of text: String) -> Int {
        if let known = texts[text] { return known }
        var writer = ByteWriter()
        writer.write(text)
        info.instructionTexts.offsets.append(info.instructionTexts.data.count)
        info.instructionTexts.data += writer.bytes
        texts[text] = info.instructionTexts.offsets.count - 1
        return info.instructionTexts.offsets.count - 1
    }
}

extension DebugInfo.OperationRows {
    /// Appends a node with decorators in the order of their operations.
    fileprivate mutating func appendNode(_ marks: [DraftNode.Mark]) {
        guard let last = marks.last else { return appendEmptyNode() }
        setStart()
        var position = 0
        for operation in 0...last.operation {
            operationStarts.append(values.count)
            while position < marks.count, marks[position].operation == operation {
                values.append(UInt32(marks[position].value))
                position += 1
            }
        }
        operationStarts.append(values.count)
        nodeStarts.append(operationStarts.count - 1)
    }

    /// Appends a node without decorators.
    fileprivate mutating func appendEmptyNode() {
        if nodeStarts.isEmpty { nodeStarts = [0] }
        if let last = nodeStarts.last, last + 1 == operationStarts.count {
            operationStarts.append(values.count)
            nodeStarts[nodeStarts.count - 1] = operationStarts.count - 1
        }
        nodeStarts.append(nodeStarts[nodeStarts.count - 1])
    }

    private mutating func setStart() {
        if nodeStarts.isEmpty { nodeStarts = [0] }
        nodeStarts[nodeStarts.count - 1] = operationStarts.count
    }
}

extension DebugInfo.Rows {
    /// Appends a row at an index, with empty rows before it.
    fileprivate mutating func append(_ row: [Int], at index: Int) {
        if starts.isEmpty { starts = [0] }
        while starts.count < index + 1 { starts.append(values.count) }
        values += row.map { UInt32($0) }
        starts.append(values.count)
    }
}
