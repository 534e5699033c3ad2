// SPDX-License-Identifier: MIT

import Glibc
import STARKProver
import Synchronization

/// Times the phases of a proof and shows how far it is.
final class ProvingMeter: Sendable {
    private struct State {
        var start = ContinuousClock.now
        var entered = ContinuousClock.now
        var phase: ProvingProgress.Phase?
        var seconds: [ProvingProgress.Phase: Double] = [:]
        var done = 0.0
    }

    private let state = Mutex(State())
    private let showsBar: Bool

    /// - Parameter showsBar: Whether to draw a bar on standard error.
    init(showsBar: Bool) { self.showsBar = showsBar }

    /// True if somebody may be looking at standard error.
    static var isWatched: Bool { isatty(2) == 1 }

    /// Takes a report; never stops the proof.
    func report(_ progress: ProvingProgress) -> ProvingVerdict {
        let (elapsed, done) = state.withLock { state in
            let now = ContinuousClock.now
            if let phase = state.phase {
                state.seconds[phase, default: 0] += (now - state.entered).seconds
            } else {
                state.start = now
            }
            (state.phase, state.entered) = (progress.phase, now)
            // A phase that evaluates and then commits goes twice from nothing to all.
            state.done = max(state.done, progress.share)
            return ((now - state.start).seconds, state.done)
        }
        if showsBar { draw(progress.phase, done: done, elapsed: elapsed) }
        return .proceed
    }

    /// The parts of a proof and the seconds that they took.
    var parts: [(name: String, value: Double)] {
        func sum(_ phases: ProvingProgress.Phase...) -> Double {
            state.withLock { state in phases.reduce(0) { $0 + state.seconds[$1, default: 0] } }
        }
        return [
            ("commit", sum(.interpolation, .mainTrace, .auxTrace)), ("quotient", sum(.quotient)),
            ("open", sum(.outOfDomain, .deep, .folding, .queries, .openings)),
        ]
    }

    private func draw(_ phase: ProvingProgress.Phase, done: Double, elapsed: Double) {
        guard phase != .done else {
            Console.redraw("")
            return
        }
        let width = 30
        let filled = min(width, Int(done * Double(width)))
        let bar = String(repeating: "█", count: filled)
        let rest = String(repeating: "░", count: width - filled)
        var text = "\(bar)\(rest) \(Int(100 * done))%  \(phase.text)"
        if done > 0.02 { text += ", \(Int((elapsed / done - elapsed).rounded(.up))) s left" }
        Console.redraw(text)
    }
}

/// The most bytes of memory that this process had at once.
func peakResidentBytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
}

extension ProvingProgress {
    /// How much of a whole proof is done, in `0...1`, by the usual shares of its phases.
    fileprivate var share: Double {
        let before = Phase.allCases.prefix { $0 != phase }.reduce(0) { $0 + $1.weight }
        let all = Phase.allCases.reduce(0) { $0 + $1.weight }
        return (before + phase.weight * Double(percent) / 100) / all
    }
}

extension ProvingProgress.Phase {
    /// The share of a proof's time, in hundredths.
    fileprivate var weight: Double {
        switch self {
        case .interpolation: 3
        case .mainTrace: 22
        case .auxTrace: 12
        case .quotient: 50
        case .outOfDomain: 2
        case .deep: 4
        case .folding: 4
        case .queries, .openings: 2
        case .done: 0
        }
    }

    /// What is being done, for people.
    fileprivate var text: String {
        switch self {
        case .interpolation: "interpolating the trace"
        case .mainTrace: "committing to the trace"
        case .auxTrace: "summing up the buses"
        case .quotient: "evaluating the constraints"
        case .outOfDomain: "evaluating out of the domain"
        case .deep: "combining the columns"
        case .folding: "folding"
        case .queries: "working for the positions"
        case .openings: "opening rows"
        case .done: "done"
        }
    }
}
