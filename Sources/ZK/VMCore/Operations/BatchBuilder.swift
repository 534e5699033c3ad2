// SPDX-License-Identifier: MIT

/// Packs operations into batches, as the machine's decoder wants them.
struct BatchBuilder {
    private(set) var batches: [OperationBatch] = []
    private var operations: [Operation] = []
    private var lengths = [Int](repeating: 0, count: OperationBatch.maxGroupCount)
    private var paddedGroups: UInt8 = 0
    private var group = 0
    private var nextGroup = 1
    private var groupLength = 0

    /// Adds an operation; opens a group or a batch where it does not fit.
    mutating func append(_ operation: Operation) {
        if !fits(operation) { closeBatch() }
        let isFull = groupLength == OperationBatch.maxGroupLength
        // An immediate may not be asked for by the last operation of a group.
        let wouldBeLast = groupLength == OperationBatch.maxGroupLength - 1
        if isFull || operation.hasImmediate && wouldBeLast { closeGroup() }
        operations.append(operation)
        groupLength += 1
        if operation.hasImmediate { nextGroup += 1 }
    }

    /// Closes the last batch and hands all of them over.
    mutating func finish() -> [OperationBatch] {
        if !operations.isEmpty { closeBatch() }
        return batches
    }

    private func fits(_ operation: Operation) -> Bool {
        let limit = OperationBatch.maxGroupCount
        guard operation.hasImmediate else {
            return groupLength < OperationBatch.maxGroupLength || nextGroup < limit
        }
        let fitsInGroup = groupLength < OperationBatch.maxGroupLength - 1
        return fitsInGroup ? nextGroup < limit : nextGroup + 1 < limit
    }

    private mutating func closeGroup() {
        padGroup()
        lengths[group] = groupLength
        group = nextGroup
        nextGroup += 1
        groupLength = 0
    }

    /// Appends a no-op to a group that is empty or ends in an operation with an immediate.
    private mutating func padGroup() {
        let endsInImmediate = groupLength > 0 && (operations.last?.hasImmediate ?? false)
        guard groupLength == 0 || endsInImmediate else { return }
        operations.append(Operation(.noop))
        groupLength += 1
        paddedGroups |= 1 << UInt8(group)
    }

    private mutating func closeBatch() {
        padGroup()
        lengths[group] = groupLength
        var count = 1
        while count < nextGroup { count *= 2 }
        for extra in nextGroup..<count {
            operations.append(Operation(.noop))
            lengths[extra] = 1
            paddedGroups |= 1 << UInt8(extra)
        }
        var starts = [0]
        for length in lengths { starts.append((starts.last ?? 0) + length) }
        let batch = OperationBatch(
            operations: operations,
            groupStarts: starts,
            paddedGroups: paddedGroups
        )
        assert(batch != nil, "the layout built here keeps every rule")
        if let batch { batches.append(batch) }
        let kept = batches
        self = BatchBuilder()
        batches = kept
    }
}
