// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// Operations that run one after another.
public struct BasicBlock: Hashable, Sendable {
    /// The packed operations; at least one batch, all but the last with eight groups.
    public let batches: [OperationBatch]

    /// Packs operations, of which there must be at least one; nil otherwise.
    public init?(_ operations: [Operation]) {
        guard !operations.isEmpty else { return nil }
        var builder = BatchBuilder()
        for operation in operations { builder.append(operation) }
        batches = builder.finish()
    }

    /// Takes packed operations; nil if there are none or a batch but the last is not full.
    public init?(batches: [OperationBatch]) {
        guard !batches.isEmpty else { return nil }
        for batch in batches.dropLast()
        where batch.groupCount != OperationBatch.maxGroupCount { return nil }
        self.batches = batches
    }

    /// The hash of all groups, eight to a batch.
    public var digest: Word { Poseidon2.hash(batches.flatMap { $0.groups }) }

    /// All operations with the no-ops that fill groups.
    public var operations: [Operation] { batches.flatMap { $0.operations } }

    /// All operations without the no-ops that fill groups.
    public var unpaddedOperations: [Operation] { batches.flatMap { $0.unpaddedOperations } }
}
