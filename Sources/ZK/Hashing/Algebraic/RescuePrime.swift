// SPDX-License-Identifier: MIT

import FieldArithmetic

/// Rescue Prime Optimized, width 12, seven rounds.
public enum RPO: AlgebraicHash {
    /// Permutes the twelve lanes in place.
    public static func permute(_ state: inout SpongeState) {
        for round in 0..<7 { applyRescueRound(round, to: &state) }
    }
}

/// Rescue Prime Extended: RPO with rounds over the cubic extension between its own.
public enum RPX: AlgebraicHash {
    /// Permutes the twelve lanes in place.
    public static func permute(_ state: inout SpongeState) {
        for round in [0, 2, 4] {
            applyRescueRound(round, to: &state)
            applyExtensionRound(round + 1, to: &state)
        }
        multiplyByMatrix(&state)
        add(RescueConstants.first, round: 6, to: &state)
    }

    /// Adds constants and raises each triple of lanes to the seventh power in `F[x]/(x^3 - x - 1)`.
    private static func applyExtensionRound(_ round: Int, to state: inout SpongeState) {
        add(RescueConstants.first, round: round, to: &state)
        for block in 0..<4 {
            let base = CubicFelt(state[3 * block], state[3 * block + 1], state[3 * block + 2])
            let square = base * base
            let power = square * square * square * base
            state[3 * block] = power.c0
            state[3 * block + 1] = power.c1
            state[3 * block + 2] = power.c2
        }
    }
}

/// An element of `F[x] / (x^3 - x - 1)`.
private struct CubicFelt {
    let c0, c1, c2: Felt

    init(_ c0: Felt, _ c1: Felt, _ c2: Felt) {
        self.c0 = c0
        self.c1 = c1
        self.c2 = c2
    }

    static func * (lhs: CubicFelt, rhs: CubicFelt) -> CubicFelt {
        // x^3 = x + 1 and x^4 = x^2 + x.
        let cubed = lhs.c1 * rhs.c2 + lhs.c2 * rhs.c1
        let fourth = lhs.c2 * rhs.c2
        return CubicFelt(
            lhs.c0 * rhs.c0 + cubed,
            lhs.c0 * rhs.c1 + lhs.c1 * rhs.c0 + cubed + fourth,
            lhs.c0 * rhs.c2 + lhs.c1 * rhs.c1 + lhs.c2 * rhs.c0 + fourth
        )
    }
}

private func applyRescueRound(_ round: Int, to state: inout SpongeState) {
    multiplyByMatrix(&state)
    add(RescueConstants.first, round: round, to: &state)
    for lane in 0..<12 { state[lane] = state[lane].seventhPower() }
    multiplyByMatrix(&state)
    add(RescueConstants.second, round: round, to: &state)
    takeSeventhRoots(&state)
}

/// Takes the root of every lane, all in step, so that no product waits for the one before it.
///
/// With h the binary 100 ten times over, a root is the power 4 (2^32 h + 3 h) + 7.
private func takeSeventhRoots(_ state: inout SpongeState) {
    var (once, seventh) = (state, state)
    for lane in 0..<12 {
        once[lane] = state[lane].squared(times: 2)
        seventh[lane] = state[lane].seventhPower()
    }
    let twofold = squared(once, times: 3, by: once)
    let fourfold = squared(twofold, times: 6, by: twofold)
    let eightfold = squared(fourfold, times: 12, by: fourfold)
    let tenfold = squared(eightfold, times: 6, by: twofold)
    let twice = squared(tenfold, times: 31, by: tenfold)
    state = squared(squared(twice, times: 1, by: tenfold), times: 2, by: seventh)
}

/// The factor, times the base squared so many times.
@inline(__always)
private func squared(_ base: SpongeState, times count: Int, by factor: SpongeState) -> SpongeState {
    var power = base
    for _ in 0..<count {
        for lane in 0..<12 { power[lane] = power[lane].squared() }
    }
    for lane in 0..<12 { power[lane] *= factor[lane] }
    return power
}

private func add(_ constants: [Felt], round: Int, to state: inout SpongeState) {
    for lane in 0..<12 { state[lane] += constants[12 * round + lane] }
}

private func multiplyByMatrix(_ state: inout SpongeState) {
    let row = RescueConstants.matrixRow
    var result = SpongeState(repeating: .zero)
    for target in 0..<12 {
        // Twelve products of a lane and a number below 2^5 fit in 128 bits with room to spare.
        var high: UInt64 = 0
        var low: UInt64 = 0
        for source in 0..<12 {
            let weight = row[(source + 12 - target) % 12]
            let product = state[source].value.multipliedFullWidth(by: weight)
            let (sum, carry) = low.addingReportingOverflow(product.low)
            low = sum
            high &+= product.high &+ (carry ? 1 : 0)
        }
        result[target] = .reduce(high: high, low: low)
    }
    state = result
}
