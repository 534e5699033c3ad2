// SPDX-License-Identifier: MIT

import Commitments
public import FieldKernels
public import Processor
public import STARKProver
import VMAIR
public import VMCore

/// Builds the main trace of an execution.
///
/// - Parameters:
///   - record: What the execution has written down.
///   - program: The program that ran.
///   - options: Threads, ledger and the limit of rows are used.
/// - Returns: The main columns. Shape `[72][2^k]`, with as many rows as
///   `ExecutionRecord.traceLengths()` says.
/// - Throws: `ProvingError.notTraceable` for an execution that walked a Merkle path without any
///   level, `ProvingError.tooManyRows(limit:got:)` before a longer trace takes any memory.
/// - Complexity: linear in the rows, in parallel; 576 bytes a row.
public func buildTrace(
    of record: ExecutionRecord,
    program: Program,
    options: ProvingOptions = ProvingOptions()
) throws(ProvingError) -> FeltMatrix {
    guard record.isTraceable else { throw .notTraceable }
    let plan = ChipletPlan(record)
    let rowCount = plan.lengths.padded
    let limit = min(options.rowsMax, 1 << ProofParameters.log2TraceLengths.upperBound)
    guard rowCount <= limit else { throw .tooManyRows(limit: limit, got: rowCount) }
    let trace = FeltMatrix(
        rowCount: rowCount,
        columnCount: Relation.miden_0_23.mainWidth,
        ledger: options.ledger
    )
    fillTrace(trace, of: record, plan: plan, program: program, threads: options.threads)
    return trace
}

/// Fills all columns.
///
/// - Parameters:
///   - trace: As long as the plan says; every cell is written. Shape `[72][2^k]`.
///   - record: What the execution has written down.
///   - plan: The plan of its chiplets.
///   - program: The program that ran.
///   - threads: How many may work at once.
///   - pieceRows: About how many rows of a chiplet are filled by one thread in one go.
func fillTrace(
    _ trace: FeltMatrix,
    of record: ExecutionRecord,
    plan: ChipletPlan,
    program: Program,
    threads: Int,
    pieceRows: Int = 1_024
) {
    let lookups = RangeLookups()
    fillCoreColumns(
        of: record,
        programDigest: program.digest,
        into: trace,
        lookups: lookups,
        threads: threads
    )
    fillChiplets(
        of: record,
        plan: plan,
        into: trace,
        lookups: lookups,
        threads: threads,
        pieceRows: pieceRows
    )
    fillRangeTable(lookups, into: trace)
}
