// SPDX-License-Identifier: MIT

import Commitments
public import FieldKernels
public import Processor
public import STARKProver
public import VMCore

/// Builds the main trace of an execution.
///
/// - Parameters:
///   - record: What the execution has written down.
///   - program: The program that ran.
///   - options: Threads and ledger are used.
/// - Returns: The main columns. Shape `[72][2^k]`, with as many rows as
///   ``ExecutionRecord/traceLengths()`` says.
/// - Throws: ``ProvingError/notTraceable`` for an execution that walked a Merkle path without any
///   level, ``ProvingError/rowCount(_:)`` for one that no verifier accepts.
/// - Complexity: linear in the rows, in parallel; 576 bytes a row.
public func buildTrace(
    of record: ExecutionRecord,
    program: Program,
    options: ProvingOptions = ProvingOptions()
) throws(ProvingError) -> FeltMatrix {
    guard record.isTraceable else { throw .notTraceable }
    let plan = ChipletPlan(record)
    let rowCount = plan.lengths.padded
    guard rowCount <= 1 << ProofParameters.log2TraceLengths.upperBound else {
        throw .rowCount(rowCount)
    }
    let trace = FeltMatrix(rowCount: rowCount, columnCount: 72, ledger: options.ledger)
    let lookups = RangeLookups()
    fillCoreColumns(
        of: record,
        programDigest: program.digest,
        into: trace,
        lookups: lookups,
        threads: options.threads
    )
    fillChiplets(
        of: record,
        plan: plan,
        into: trace,
        lookups: lookups,
        threads: options.threads
    )
    fillRangeTable(lookups, into: trace)
    return trace
}
