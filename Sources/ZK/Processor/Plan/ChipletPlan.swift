// SPDX-License-Identifier: MIT

import VMCore

/// What the rows of the chiplets follow from, found out once and used for lengths and rows.
package struct ChipletPlan: Sendable {
    /// The hasher's controller, two rows each, padding excluded.
    package let controller: [ControllerPair]
    /// The hasher's permutations, sixteen rows each, by their lanes, the first lane first.
    package let permutations: [DistinctPermutation]
    /// The accesses in the order of the memory chiplet, as places in ``ExecutionRecord/memory``.
    package let memoryOrder: [UInt32]
    /// How often the rows of memory look each 16-bit value up.
    ///
    /// Shape `[65536]`.
    package let memoryLookups: [UInt32]
    /// The numbers of rows.
    package let lengths: TraceLengths

    /// Plans the chiplets of an execution.
    ///
    /// - Complexity: Linear in the record but for sorting the distinct permutations; hashes each
    ///   distinct batch and node that another is chained to once.
    package init(_ record: ExecutionRecord) {
        (controller, permutations) = ControllerPlanner(record).finish()
        let memory = MemoryOrder(record.memory)
        (memoryOrder, memoryLookups) = (memory.places, memory.lookups)
        var rangeRows = 0
        RangeTable.forEachRow(
            isChecked: { record.limbs.marks[$0] != 0 || memory.lookups[$0] != 0 }
        ) { _, _ in rangeRows += 1 }
        lengths = TraceLengths(
            main: record.cycleCount + 1,
            range: rangeRows,
            hasher: record.controllerRows.roundedUp(to: 16) + 16 * permutations.count,
            bitwise: 8 * record.bitwise.count,
            memory: record.memory.count,
            circuit: record.circuits.reduce(0) { $0 + $1.rowCount },
            kernelROM: record.kernel.procedures.count
        )
    }
}

extension ExecutionRecord {
    /// Counts the rows of the trace.
    ///
    /// - Complexity: sorts the accesses to memory and hashes each distinct block of the code once.
    public func traceLengths() -> TraceLengths { ChipletPlan(self).lengths }
}

extension CircuitCall {
    /// The rows that read inputs, two at a time.
    package var readCount: Int { Int(inputCount / 2) }

    /// The rows of the circuit chiplet, as many as there are accesses to memory.
    package var rowCount: Int { readCount + Int(gateCount) }
}

extension Int {
    /// The least multiple of a number that is not below this one.
    fileprivate func roundedUp(to multiple: Int) -> Int {
        (self + multiple - 1) / multiple * multiple
    }
}
