// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Processor
import TestSupport

/// The recursive verifier's transcript as it lies in memory, and what it must become.
struct SpongeInMemory {
    /// Rate, then capacity.
    private(set) var state = SpongeState(repeating: .zero)
    /// How many elements of the rate can be drawn.
    private(set) var readyCount = 8
    /// How many elements wait to be absorbed; nothing but a broken program leaves any.
    var waitingCount = 0

    /// Any state with a whole rate.
    init(_ chance: inout SeededGenerator) {
        for lane in 0..<12 { state[lane] = chance.edgedFelt() }
    }

    /// The cells that hold it.
    var memory: [UInt32: [Felt]] {
        [
            VerifierCell.sponge: capacity + rate,
            VerifierCell.inputLength: [felt(waitingCount), felt(readyCount)],
        ]
    }

    var rate: [Felt] { (0..<8).map { state[$0] } }
    var capacity: [Felt] { (8..<12).map { state[$0] } }

    /// Whether the machine has come to the same state.
    func isHeld(by outcome: ExecutionOutcome) -> Bool {
        outcome.elements(at: VerifierCell.sponge, count: 12) == capacity + rate
            && outcome.elements(at: VerifierCell.inputLength, count: 2)
                == [felt(waitingCount), felt(readyCount)]
    }

    /// Absorbs at most eight elements; they overwrite the rate from its start.
    mutating func absorb(_ elements: [Felt]) {
        for (lane, element) in elements.enumerated() { state[lane] = element }
        Poseidon2.permute(&state)
        readyCount = 8
    }

    /// Absorbs eight elements at a time.
    mutating func absorbGroups(_ elements: [Felt]) {
        for start in stride(from: 0, to: elements.count, by: 8) {
            absorb(Array(elements[start..<start + 8]))
        }
    }

    mutating func draw() -> Felt {
        readyCount -= 1
        return state[readyCount]
    }

    mutating func drawQuadFelt() -> QuadFelt {
        let c0 = draw()
        return QuadFelt(c0, draw())
    }

    /// Leaves fewer elements to be drawn.
    mutating func drop(to count: Int) { readyCount = count }

    /// Replaces the state, as one who writes to its cells does.
    mutating func replace(rate: [Felt], capacity: [Felt]) {
        for (lane, element) in (rate + capacity).enumerated() { state[lane] = element }
    }
}
