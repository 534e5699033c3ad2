// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Processor
import VMAIR
import VMCore

/// Fills columns 0 to 48: system, decoder and stack, row by row and then HALT to the end.
///
/// Each stretch between two checkpoints is built by itself.
///
/// - Parameters:
///   - record: What the machine has written down.
///   - programDigest: The hash of the program, which HALT rows show.
///   - trace: The main trace, with more rows than the execution took. Shape `[72][2^k]`.
///   - lookups: Gets the 16-bit values that 32-bit operations look up.
///   - threads: How many may work at once.
/// - Complexity: Linear in the rows.
func fillCoreColumns(
    of record: ExecutionRecord,
    programDigest: Word,
    into trace: FeltMatrix,
    lookups: RangeLookups,
    threads: Int
) {
    precondition(trace.rowCount > record.cycleCount, "no room for HALT")
    let stretches = Stretches(of: record)
    let workers = max(1, min(threads, stretches.count))
    let counted = [lookups] + (1..<workers).map { _ in RangeLookups() }
    let tables = record.forests.map(\.tables)
    withExtendedLifetime(record) {
        parallelPieces(
            of: stretches.count,
            size: 1,
            threads: threads,
            workspace: { worker in
                StretchFiller(
                    record: record,
                    rowsMax: stretches.rowsMax,
                    tables: tables,
                    trace: trace,
                    lookups: counted[worker]
                )
            }
        ) { filler, indices in
            for index in indices { filler.fill(stretches[index]) }
        }
    }
    for other in counted.dropFirst() { lookups.merge(other) }
    fillHalt(in: trace, from: record.cycleCount, programDigest: programDigest, threads: threads)
}

/// Fills the rows from the first HALT on, whose stack columns are there already, and the clock.
private func fillHalt(
    in trace: FeltMatrix,
    from firstRow: Int,
    programDigest: Word,
    threads: Int
) {
    let columns = trace.named
    let haltBits = OpcodeCells(.halt)
    let rowCount = trace.rowCount - firstRow
    func fill(_ cells: [UnsafeMutablePointer<Felt>], with value: (Int) -> Felt) {
        for (index, column) in cells.enumerated() {
            (column + firstRow).update(repeating: value(index), count: rowCount)
        }
    }
    let (decoder, stack) = (columns.decoder, columns.stack.all)
    let work: [() -> Void] = [
        {
            let clock = columns.system.clock
            for row in 0..<trace.rowCount { clock[row] = Felt(UInt32(truncatingIfNeeded: row)) }
        },
        {
            fill([columns.system.context] + columns.system.functionHash) { _ in .zero }
            fill([decoder.address, decoder.isInBlock, decoder.groupCount]) { _ in .zero }
            fill([decoder.operationIndex] + decoder.batchFlags) { _ in .zero }
        },
        { fill(decoder.opcodeColumns) { haltBits[$0] } },
        { fill(decoder.hasherState) { $0 < 4 ? programDigest[$0] : .zero } },
        { fill(stack) { stack[$0][firstRow] } },
    ]
    parallelFor(work.count, threads: threads) { work[$0]() }
}

extension StackColumns {
    /// All columns in their order.
    fileprivate var all: [Cell] { items + [depth, overflowAddress, overflowInverse] }
}
