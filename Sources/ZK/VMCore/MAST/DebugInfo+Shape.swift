// SPDX-License-Identifier: MIT

import ByteCoding

extension DebugInfo {
    /// The first rule that the tables break: rows that are no rows, numbers of what is not there.
    ///
    /// - Complexity: linear in the tables.
    var brokenRule: DecodingFailure.Expectation? {
        if !decoratorTexts.isWhole || !instructionTexts.isWhole { return "texts one after another" }
        if !decorators.allSatisfy(isWhole) { return "a decorator with its data" }
        if !instructionOffsets.allSatisfy(isInstruction) { return "an instruction with its texts" }
        if !operationDecorators.isWhole(below: decorators.count) { return "rows of decorators" }
        if !decoratorsBefore.isWhole(below: decorators.count)
            || !decoratorsAfter.isWhole(below: decorators.count)
        {
            return "rows of decorators of nodes"
        }
        if !areStarts(instructionStarts, of: instructionMarks.count)
            || !instructionMarks.allSatisfy({ $0.instruction < instructionOffsets.count })
        {
            return "rows of instructions"
        }
        return operationVariables.isWhole(below: variables.count) ? nil : "rows of variables"
    }

    private func isWhole(_ decorator: Decorator) -> Bool {
        UInt64(decorator.offset) + UInt64(decorator.dataByteCount) <= decoratorData.count
    }

    private func isInstruction(at offset: UInt32) -> Bool {
        guard offset <= instructionData.count else { return false }
        var reader = ByteReader(Array(instructionData[Int(offset)...].prefix(64)))
        return (try? reader.skipInstruction(textCount: instructionTexts.offsets.count)) ?? false
    }
}

extension DebugInfo.Decorator {
    /// How many bytes of data a decorator of its kind has.
    package var dataByteCount: Int {
        switch kind {
        case 1: 1
        case 3: 8
        case 4: 6
        case 5: 2
        case 6: 4
        default: 0
        }
    }
}

extension DebugInfo.StringTable {
    /// Whether each text starts where the one before ends, and the last ends the table.
    fileprivate var isWhole: Bool {
        var reader = ByteReader(data)
        for offset in offsets {
            guard offset == reader.offset, (try? reader.readString()) != nil else { return false }
        }
        return reader.remaining == 0
    }
}

extension DebugInfo.Rows {
    fileprivate func isWhole(below count: Int) -> Bool {
        areStarts(starts, of: values.count) && values.allSatisfy { $0 < count }
    }
}

extension DebugInfo.OperationRows {
    fileprivate func isWhole(below count: Int) -> Bool {
        // Nodes of which nothing is known have empty rows.
        let operationCount = max(0, operationStarts.count - 1)
        return areStarts(operationStarts, of: values.count)
            && nodeStarts.first ?? 0 == 0 && nodeStarts.last ?? 0 <= operationCount
            && (operationStarts.isEmpty || !nodeStarts.isEmpty)
            && isAscending(nodeStarts) && values.allSatisfy { $0 < count }
    }
}

/// Whether numbers say where rows start in so many items, from the first to behind the last; there
/// are no rows for no items.
private func areStarts(_ starts: [Int], of count: Int) -> Bool {
    guard let first = starts.first, let last = starts.last else { return count == 0 }
    return first == 0 && last == count && isAscending(starts)
}

private func isAscending(_ numbers: [Int]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
}

extension ByteReader {
    /// Reads the cycle count, the optional place, and the indices of two texts.
    fileprivate mutating func skipInstruction(textCount: Int) throws(DecodingFailure) -> Bool {
        _ = try readUInt8()
        let hasPlace = try readUInt8()
        guard hasPlace <= 1 else { return false }
        var texts: [UInt64] = []
        if hasPlace == 1 {
            texts.append(try readVariableInteger())
            _ = try readUInt32()
            _ = try readUInt32()
        }
        texts.append(try readVariableInteger())
        texts.append(try readVariableInteger())
        return texts.allSatisfy { $0 < UInt64(textCount) }
    }
}
