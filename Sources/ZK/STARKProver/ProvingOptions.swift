// SPDX-License-Identifier: MIT

public import Commitments
public import FieldKernels

/// How to prove, none of which changes what is proven.
public struct ProvingOptions: Sendable {
    /// Threads to use.
    public var threads: Int
    /// The form of the arithmetic.
    public var kernels: FieldKernels
    /// Bytes that buffers may take; what fits is kept instead of computed twice.
    ///
    /// Zero keeps nothing that can be computed again. A budget is no limit: the least that a proof
    /// needs is taken in any case.
    public var memoryBudget: Int
    /// The most rows of a trace that is built; verifiers accept 2^29.
    public var rowsMax: Int
    /// Counts the bytes of all large buffers.
    public var ledger: MemoryLedger
    /// Called on the proving thread at the start of each phase and within the long ones.
    public var progress: @Sendable (ProvingProgress) -> ProvingVerdict

    /// Gathers options; as they stand: all processors, the fastest kernels, least memory.
    public init(
        threads: Int = processorCount,
        kernels: FieldKernels = .standard,
        memoryBudget: Int = 0,
        rowsMax: Int = 1 << ProofParameters.log2TraceLengths.upperBound,
        ledger: MemoryLedger = MemoryLedger(),
        progress: @escaping @Sendable (ProvingProgress) -> ProvingVerdict = { _ in .proceed }
    ) {
        self.threads = threads
        self.kernels = kernels
        self.memoryBudget = memoryBudget
        self.rowsMax = rowsMax
        self.ledger = ledger
        self.progress = progress
    }
}

extension ProvingOptions {
    /// How many cosets of the extended traces fit beside what a proof cannot do without.
    func keptCosets(rowCount: Int, columnCount: Int) -> Int {
        // Coefficients, one coset, the quotient's chunks and three trees of nodes.
        let leastWords = 2 * columnCount + 16 + 3 * 64
        let spare = memoryBudget / MemoryLayout<UInt64>.size / rowCount - leastWords
        return max(0, min(8, spare / columnCount))
    }
}

/// Where a proof stands.
public struct ProvingProgress: Sendable, Equatable {
    /// The parts of a proof, in order; the steps of the verifier have the same words.
    public enum Phase: Int, Sendable, CaseIterable {
        /// Interpolating the main columns.
        case interpolation
        /// Committing to the main trace.
        case mainTrace
        /// Building and committing to the auxiliary trace.
        case auxTrace
        /// Evaluating all constraints and committing to their quotient.
        case quotient
        /// Evaluating all columns out of the domain.
        case outOfDomain
        /// Combining all columns.
        case deep
        /// Committing to the layers of FRI.
        case folding
        /// Searching the witness of the last proof of work.
        case queries
        /// Evaluating rows at the queried positions.
        case openings
        /// All is done.
        case done
    }

    /// The part that is being worked on.
    public let phase: Phase
    /// How much of the part is done, in hundredths.
    public let percent: Int
}

/// Whether to go on.
public enum ProvingVerdict: Sendable {
    /// Go on.
    case proceed
    /// Stop with ``ProvingError/cancelled``.
    case cancel
}
