// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
public import FieldKernels
import Hashing
public import STARKProver
public import STARKVerifier
public import VMAIR

/// What is wrong with an execution trace.
public enum TraceFlaw: Error, Equatable, Sendable {
    /// The trace or the statement has another shape than the relation.
    case shape(ProvingError)
    /// A constraint does not vanish.
    case constraint(section: String, index: Int, row: Int)
    /// A message that a row sends or expects has no counterpart; the buses it may be on.
    case unmatchedMessage(buses: [BusID], row: Int)
    /// A message of the statement has no counterpart in any row.
    case unmatchedStatement
}

/// Checks an execution trace row by row: all constraints vanish and the buses close.
///
/// The challenges of the buses are a hash of the statement: good enough for one's own traces, no
/// proof for others.
///
/// - Parameters:
///   - trace: The main columns; their tail is overwritten. Shape `[72][2^k]`.
///   - statement: The public values, and the kernel's digests.
///   - relation: The constraints of the machine.
///   - options: Threads and kernels are used.
/// - Throws: ``TraceFlaw`` for the first row that breaks a constraint, else for the first whose
///   message has no counterpart.
/// - Complexity: one evaluation of all constraints a row; to name an unmatched message takes some
///   hundred bytes a row.
public func checkTrace(
    _ trace: FeltMatrix,
    statement: Statement,
    under relation: Relation = .miden_0_23,
    options: ProvingOptions = ProvingOptions()
) throws(TraceFlaw) {
    guard trace.columnCount == relation.mainWidth else {
        throw .shape(.columnCount(expected: relation.mainWidth, got: trace.columnCount))
    }
    guard statement.publicValues.count == relation.publicValueCount else {
        let got = statement.publicValues.count
        throw .shape(.publicValueCount(expected: relation.publicValueCount, got: got))
    }
    let seed = Poseidon2.hash(statement.publicValues)
    let (alpha, beta) = (QuadFelt(seed[0], seed[1]), QuadFelt(seed[2], seed[3]))
    let aux: (columns: FeltMatrix, finals: [QuadFelt])
    do throws(ProvingError) {
        aux = try buildAuxTrace(
            trace,
            under: relation,
            statement: statement,
            alpha: alpha,
            beta: beta,
            options: options
        )
    } catch { throw .shape(error) }
    if let broken = firstBrokenConstraint(
        mainTrace: trace,
        auxTrace: aux.columns,
        finals: aux.finals,
        under: relation,
        statement: statement,
        alpha: alpha,
        beta: beta,
        options: options
    ) {
        let section = relation.constraints[broken.index].section
        throw .constraint(section: section, index: broken.index, row: broken.row)
    }
    let boundary = try? relation.busBoundary(
        finals: aux.finals,
        publicValues: statement.publicValues,
        kernelDigests: statement.words,
        alpha: alpha,
        beta: beta
    )
    guard boundary != .zero else { return }
    guard
        let (row, fraction) = firstUnmatchedMessage(
            mainTrace: trace,
            boundary: relation.boundaryMessages(
                publicValues: statement.publicValues,
                kernelDigests: statement.words,
                alpha: alpha,
                beta: beta
            ),
            under: relation,
            statement: statement,
            alpha: alpha,
            beta: beta,
            kernels: options.kernels
        )
    else { throw .unmatchedStatement }
    throw .unmatchedMessage(buses: relation.busFractionBuses[fraction], row: row)
}
