// SPDX-License-Identifier: MIT

import CAllocationCount
import FieldArithmetic
import FieldKernels
import Glibc
import Hashing
import STARKProver
import STARKVerifier
import Synchronization
import TestSupport
import VMAIR
import VMCore
import VMProver

/// Proves a trace of random cells: it costs what a valid one costs, and its proof is refused.
struct ProveBenchmark {
    let log2Rows: [Int]
    let hashFunctions: [ExecutionProof.HashFunction]
    let threads: Int

    /// Prints two lines a size: time, cycles a row, bytes, hash of the proof; time by phase.
    func run() throws {
        for log2 in log2Rows {
            for hashFunction in hashFunctions { try measure(log2, hashFunction) }
        }
    }

    private func measure(_ log2: Int, _ hashFunction: ExecutionProof.HashFunction) throws {
        let relation = Relation.miden_0_23
        let phases = PhaseClock()
        let ledger = MemoryLedger()
        let trace = randomTrace(rowCount: 1 << log2, width: relation.mainWidth, ledger: ledger)
        var generator = SeededGenerator(seed: 1)
        let statement = Statement(
            publicValues: (0..<relation.publicValueCount).map { _ in generator.felt() },
            words: []
        )
        let (cycles, processorTime) = (cycle_count(), processorSeconds())
        let start = ContinuousClock.now
        let proof = try prove(
            trace,
            statement: statement,
            hashFunction: hashFunction,
            options: ProvingOptions(threads: threads, ledger: ledger) { progress in
                phases.enter(progress.phase)
                return .proceed
            }
        )
        let seconds = milliseconds(ContinuousClock.now - start) / 1000
        let used = processorSeconds() - processorTime
        let cyclesPerRow = (cycle_count() - cycles) >> UInt64(log2)
        print(
            "prove.stark \(hashFunction) n=2^\(log2) threads=\(threads)"
                + " kernels=\(FieldKernels.standard.name): \(fixed(seconds)) s,"
                + " processor \(fixed(used)) s,"
                + " \(cyclesPerRow) cycles a row, buffers \(ledger.peakBytes >> 20) MiB,"
                + " resident \(peakResidentKilobytes() >> 10) MiB, hash \(digest(of: proof))"
        )
        print("  " + phases.summary)
    }

    private func randomTrace(rowCount: Int, width: Int, ledger: MemoryLedger) -> FeltMatrix {
        let trace = FeltMatrix(rowCount: rowCount, columnCount: width, ledger: ledger)
        var generator = SeededGenerator(seed: 0)
        for column in trace.columns {
            for row in 0..<rowCount { column[row] = generator.felt() }
        }
        return trace
    }

    private func digest(of proof: ExecutionProof) -> String {
        String(hexDigits(BLAKE3.hash(proof.starkBytes).bytes).prefix(16))
    }

    private func peakResidentKilobytes() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }
}

/// The time that all threads of this process have used.
private func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
}

/// Adds up the processor time between the reports of a proof's phases.
private final class PhaseClock: Sendable {
    private struct State {
        var last = processorSeconds()
        var phase: ProvingProgress.Phase?
        var totals: [(phase: ProvingProgress.Phase, seconds: Double)] = []
    }

    private let state = Mutex(State())

    func enter(_ phase: ProvingProgress.Phase) {
        state.withLock { state in
            let now = processorSeconds()
            if let before = state.phase {
                if state.totals.last?.phase != before { state.totals.append((before, 0)) }
                state.totals[state.totals.count - 1].seconds += now - state.last
            }
            state.phase = phase
            state.last = now
        }
    }

    var summary: String {
        state.withLock { state in
            state.totals.map { "\($0.phase) \(fixed($0.seconds)) s" }
                .joined(separator: ", ")
        }
    }
}
