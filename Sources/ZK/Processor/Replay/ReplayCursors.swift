// SPDX-License-Identifier: MIT

import FieldArithmetic

/// How far the lists of a record have been used up.
struct ReplayCursors {
    var overflow: RecordedCursor<ExecutionRecord.OverflowItem>
    var memory: RecordedCursor<MemoryAccess>
    var advice: RecordedCursor<Felt>
    var permutations: RecordedCursor<Permutation>
    var walks: RecordedCursor<MerkleWalk>
    var returns: RecordedCursor<ContextRegisters>

    init(_ record: borrowing ExecutionRecord, at checkpoint: ExecutionRecord.Checkpoint) {
        overflow = RecordedCursor(record.overflow, at: checkpoint.overflow)
        memory = RecordedCursor(record.memory, at: checkpoint.memory)
        advice = RecordedCursor(record.advice, at: checkpoint.advice)
        permutations = RecordedCursor(record.permutations, at: checkpoint.permutations)
        walks = RecordedCursor(record.walks, at: checkpoint.walks)
        returns = RecordedCursor(record.returns, at: checkpoint.returns)
    }
}
