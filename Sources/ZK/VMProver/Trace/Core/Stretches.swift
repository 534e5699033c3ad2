// SPDX-License-Identifier: MIT

import Processor

/// Rows from one checkpoint to the next.
struct Stretch {
    let start: ExecutionRecord.Checkpoint
    let rows: Range<Int>
    /// Its entries in ``ExecutionRecord/control``.
    let control: Range<Int>
    /// True if no stretch follows.
    let isLast: Bool
}

/// The stretches of a record, which can be built each by itself.
struct Stretches {
    private let record: ExecutionRecord
    /// The rows of the longest one.
    let rowsMax: Int

    init(of record: ExecutionRecord) {
        self.record = record
        let starts = record.checkpoints.map { Int($0.registers.clk) } + [record.cycleCount]
        rowsMax = zip(starts.dropFirst(), starts).map { $0 - $1 }.max() ?? 0
    }

    var count: Int { record.checkpoints.count }

    subscript(index: Int) -> Stretch {
        let start = record.checkpoints[index]
        let isLast = index + 1 == count
        let next = isLast ? nil : record.checkpoints[index + 1]
        let endRow = next.map { Int($0.registers.clk) } ?? record.cycleCount
        return Stretch(
            start: start,
            rows: Int(start.registers.clk)..<endRow,
            control: start.control..<(next?.control ?? record.control.count),
            isLast: isLast
        )
    }
}
