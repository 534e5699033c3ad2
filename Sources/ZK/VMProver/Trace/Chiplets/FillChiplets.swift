// SPDX-License-Identifier: MIT

import FieldKernels
import Processor

/// Fills columns 51 to 71 of a trace, all rows.
///
/// - Parameters:
///   - record: An execution.
///   - plan: Its plan.
///   - trace: At least as long as the plan says; no other column is touched.
///   - lookups: Receives what the rows of memory look up in the range checker's table.
///   - threads: How many to use at most.
///   - pieceRows: How many rows a thread fills at a time, about; makes no difference to the rows.
/// - Complexity: Linear in the rows, with one permutation for each distinct one.
func fillChiplets(
    of record: ExecutionRecord,
    plan: ChipletPlan,
    into trace: FeltMatrix,
    lookups: RangeLookups,
    threads: Int,
    pieceRows: Int = 1_024
) {
    precondition(plan.lengths.chiplets <= trace.rowCount, "a trace too short for its chiplets")
    let cells = ChipletCells(trace)
    let sections = ChipletSections(plan.lengths, rowCount: trace.rowCount, plan)
    func fill(_ count: Int, of rows: Int = 1, _ body: (Range<Int>) -> Void) {
        parallelPieces(of: count, size: max(1, pieceRows / rows), threads: threads, body)
    }
    let permutations = PermutationRows(plan, cells, start: sections.permutation.lowerBound)
    fill(plan.permutations.count, of: PermutationRows.cycle, permutations.fill)
    // Reads what leaves the permutations out of their rows.
    let controller = ControllerRows(plan, cells, permutations)
    fill(plan.controller.count, of: 2, controller.fill)
    controller.fillPadding(upTo: sections.permutation.lowerBound)

    let bitwise = BitwiseRows(record.bitwise, cells, start: sections.bitwise.lowerBound)
    fill(record.bitwise.count, of: 8, bitwise.fill)
    let memory = MemoryRows(record.memory, plan, cells, start: sections.memory.lowerBound)
    fill(plan.memoryOrder.count, memory.fill)
    let circuits = CircuitRows(record, cells, start: sections.circuits.lowerBound)
    fill(record.circuits.count, of: pieceRows, circuits.fill)
    fillKernelROM(record, cells, start: sections.kernelROM.lowerBound)
    fill(sections.padding.count) { piece in
        let start = sections.padding.lowerBound
        cells.begin(start + piece.lowerBound..<start + piece.upperBound, past: 4)
    }
    lookups.add(plan.memoryLookups)
}

/// The rows of each chiplet.
struct ChipletSections {
    let permutation: Range<Int>
    let bitwise: Range<Int>
    let memory: Range<Int>
    let circuits: Range<Int>
    let kernelROM: Range<Int>
    let padding: Range<Int>

    /// Puts the chiplets one below the other.
    init(_ lengths: TraceLengths, rowCount: Int, _ plan: ChipletPlan) {
        permutation = lengths.hasher - 16 * plan.permutations.count..<lengths.hasher
        bitwise = lengths.hasher..<lengths.hasher + lengths.bitwise
        memory = bitwise.upperBound..<bitwise.upperBound + lengths.memory
        circuits = memory.upperBound..<memory.upperBound + lengths.circuit
        kernelROM = circuits.upperBound..<circuits.upperBound + lengths.kernelROM
        padding = kernelROM.upperBound..<rowCount
    }
}
