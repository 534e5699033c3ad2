// SPDX-License-Identifier: MIT

import ByteCoding
import CAllocationCount
import FieldArithmetic
import FieldKernels
import Glibc
import Hashing
import Processor
import STARKProver
import STARKVerifier
import Synchronization
import TestSupport
import VMCore
import VMProver
import VMVerifier

/// Runs the mixed program of the vectors, builds its trace, proves it and verifies the proof.
struct ProveBenchmark {
    let log2Rows: [Int]
    let hashFunctions: [ExecutionProof.HashFunction]
    let threads: Int
    /// Whether to print objects of JSON, one a line, in place of text.
    let isJSON: Bool
    /// Who proves the same program in the same run.
    let other: OtherMachine?

    /// Prints for each size: time, cycles a row, bytes, hash of the proof; by phase, the time on
    /// all processors and on the wall.
    func run() throws {
        for log2 in log2Rows {
            for hashFunction in hashFunctions { try measure(log2, hashFunction) }
        }
    }

    private func measure(_ log2: Int, _ hashFunction: ExecutionProof.HashFunction) throws {
        let mixed = try MixedProgram(log2Rows: log2)
        let phases = PhaseClock()
        let ledger = MemoryLedger()
        let options = ProvingOptions(threads: threads, ledger: ledger) { progress in
            phases.enter(progress.phase)
            return .proceed
        }
        let (cycles, processorTime) = (cycle_count(), processorSeconds())
        let start = ContinuousClock.now
        let (outcome, record) = try Executor().record(mixed.program, stack: mixed.stack)
        let executed = ContinuousClock.now
        let trace = try buildTrace(of: record, program: mixed.program, options: options)
        let built = ContinuousClock.now
        precondition(trace.rowCount == 1 << log2, "\(trace.rowCount) rows")
        let claim = ProgramClaim(
            programDigest: mixed.program.digest,
            kernel: [],
            stackInputs: mixed.stack,
            stackOutputs: outcome.stack
        )
        let proof = try prove(
            trace,
            statement: Statement(claim, transcriptState: outcome.transcriptState),
            hashFunction: hashFunction,
            options: options
        )
        let end = ContinuousClock.now
        let used = processorSeconds() - processorTime
        let cyclesPerRow = (cycle_count() - cycles) >> UInt64(log2)
        try verify(proof, of: claim)
        let seconds = milliseconds(end - start) / 1_000
        let beside = try compare(mixed.text, hashFunction, seconds: seconds)
        let figures: [(name: String, value: String)] =
            [
                ("threads", "\(threads)"),
                ("cycles", "\(outcome.cycleCount)"),
                ("execute", fixed(milliseconds(executed - start) / 1_000)),
                ("trace", fixed(milliseconds(built - executed) / 1_000)),
                ("seconds", fixed(seconds)),
                ("processorSeconds", fixed(used)),
                ("cyclesPerRow", "\(cyclesPerRow)"),
                ("bufferBytes", "\(ledger.peakBytes)"),
                ("residentBytes", "\(peakResidentKilobytes() << 10)"),
                ("proofBytes", "\(proof.encodedBytes.count)"),
            ] + beside
        let labels = [
            ("hash", "\(hashFunction)"), ("kernels", FieldKernels.standard.name),
            ("proof", digest(of: proof)),
        ]
        guard isJSON else {
            let all = figures.map { "\($0.name) \($0.value)" } + labels.map { "\($0.0) \($0.1)" }
            print("prove n=2^\(log2): " + all.joined(separator: ", "))
            print("  " + phases.summary)
            return
        }
        let members =
            ["\"subject\":\"prove\"", "\"rows\":\(trace.rowCount)"]
            + figures.map { "\"\($0.name)\":\($0.value)" }
            + labels.map { "\"\($0.0)\":\"\($0.1)\"" }
        print("{" + members.joined(separator: ",") + "}")
    }

    /// What the other machine takes to execute and prove the same program, if there is one.
    private func compare(
        _ text: String,
        _ hashFunction: ExecutionProof.HashFunction,
        seconds: Double
    ) throws -> [(name: String, value: String)] {
        guard let other else { return [] }
        let figures = try other.measure(text, stack: Array(1...16), hashFunction: hashFunction)
        var total = figures.wall
        if let execute = figures.execute, let prove = figures.prove { total = execute + prove }
        return [("otherSeconds", fixed(total)), ("ratio", fixed(total / seconds))]
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

/// Adds up the time between the reports of a proof's phases: on all processors and on the wall.
private final class PhaseClock: Sendable {
    private struct State {
        var last = (processor: processorSeconds(), wall: ContinuousClock.now)
        var phase: ProvingProgress.Phase?
        var totals: [(phase: ProvingProgress.Phase, processor: Double, wall: Duration)] = []
    }

    private let state = Mutex(State())

    func enter(_ phase: ProvingProgress.Phase) {
        state.withLock { state in
            let now = (processor: processorSeconds(), wall: ContinuousClock.now)
            if let before = state.phase {
                if state.totals.last?.phase != before { state.totals.append((before, 0, .zero)) }
                let place = state.totals.count - 1
                state.totals[place].processor += now.processor - state.last.processor
                state.totals[place].wall += now.wall - state.last.wall
            }
            state.phase = phase
            state.last = now
        }
    }

    var summary: String {
        state.withLock { state in
            state.totals.map { total in
                let wall = milliseconds(total.wall) / 1_000
                return "\(total.phase) \(fixed(total.processor)) s (\(fixed(wall)) s)"
            }.joined(separator: ", ")
        }
    }
}
