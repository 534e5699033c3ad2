// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Up to eight groups of operations that the decoder absorbs in one step.
///
/// A group is one element: nine codes of seven bits, or an immediate value.
public struct OperationBatch: Hashable, Sendable {
    /// The most groups a batch has.
    public static let maxGroupCount = 8
    /// The most operations a group has.
    public static let maxGroupLength = 9

    /// The operations, with the no-ops that fill groups.
    public let operations: [Operation]
    /// Where each group starts in ``operations``, and where the last one ends.
    ///
    /// Shape `[9]`, ascending. A group that holds an immediate value, or nothing, starts where
    /// the next one does.
    public let groupStarts: [Int]
    /// Bit `g` is set when a no-op was appended to group `g`.
    public let paddedGroups: UInt8
    /// The groups as elements; shape `[8]`, zero beyond ``groupCount``.
    public let groups: [Felt]
    /// How many groups are executed: 1, 2, 4 or 8.
    public let groupCount: Int

    /// Takes operations with their layout; nil if the layout breaks a rule.
    ///
    /// A group's immediate values fill the groups behind it, the next group of operations follows
    /// at once, a padded group ends in a no-op, and none ends in an operation with an immediate.
    public init?(operations: [Operation], groupStarts: [Int], paddedGroups: UInt8) {
        guard groupStarts.count == 9, groupStarts[0] == 0, groupStarts[8] == operations.count
        else { return nil }
        var groups = [Felt](repeating: .zero, count: Self.maxGroupCount)
        var next = 0
        for group in 0..<Self.maxGroupCount {
            let (start, end) = (groupStarts[group], groupStarts[group + 1])
            guard start <= end, end - start <= Self.maxGroupLength, end <= operations.count
            else { return nil }
            let isPadded = paddedGroups >> UInt8(group) & 1 == 1
            guard start < end else {
                if isPadded { return nil }
                continue
            }
            guard group == next, !operations[end - 1].hasImmediate else { return nil }
            if isPadded, operations[end - 1].opcode != .noop { return nil }
            next += 1
            var value: UInt64 = 0
            for index in start..<end {
                let operation = operations[index]
                value |= UInt64(operation.opcode.rawValue) << UInt64(7 * (index - start))
                guard operation.hasImmediate else { continue }
                guard next < Self.maxGroupCount else { return nil }
                groups[next] = operation.argument
                next += 1
            }
            groups[group] = Felt(reducing: value)
        }
        guard next > 0, next & (next - 1) == 0 else { return nil }
        self.operations = operations
        self.groupStarts = groupStarts
        self.paddedGroups = paddedGroups
        self.groups = groups
        groupCount = next
    }

    /// The operations without the no-ops that fill groups.
    public var unpaddedOperations: [Operation] {
        var result: [Operation] = []
        for group in 0..<Self.maxGroupCount {
            let isPadded = paddedGroups >> UInt8(group) & 1 == 1
            let end = groupStarts[group + 1] - (isPadded ? 1 : 0)
            result.append(contentsOf: operations[groupStarts[group]..<end])
        }
        return result
    }
}
