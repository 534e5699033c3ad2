// SPDX-License-Identifier: MIT

import AIR
import FieldKernels
import STARKVerifier

// MARK: 0 - shape

/// The shape of the proof to come.
func proofShape<System: ProvableSystem, Hash: CommitmentHash>(
    of mainTrace: FeltMatrix,
    system: System,
    statement: Statement,
    hash: Hash.Type
) throws(ProvingError) -> ProofShape {
    guard mainTrace.columnCount == system.shape.mainWidth else {
        throw .columnCount(expected: system.shape.mainWidth, got: mainTrace.columnCount)
    }
    guard statement.publicValues.count == system.shape.publicValueCount else {
        throw .publicValueCount(
            expected: system.shape.publicValueCount,
            got: statement.publicValues.count
        )
    }
    let rowCount = mainTrace.rowCount
    guard rowCount > 0, rowCount & (rowCount - 1) == 0,
        system.periodicColumns.allSatisfy({ $0.count <= rowCount })
    else { throw .rowCount(rowCount) }
    do throws(VerificationError) {
        return try ProofShape(
            log2TraceLength: rowCount.trailingZeroBitCount,
            shape: system.shape,
            hash: hash
        )
    } catch {
        throw .rowCount(rowCount)
    }
}
