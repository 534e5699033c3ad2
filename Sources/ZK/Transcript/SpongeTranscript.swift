// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import Hashing

/// The transcript of the algebraic hashes: a duplex sponge whose capacity starts with the relation.
///
/// Observed elements overwrite the leading lanes of the rate; the others keep their old content.
public struct SpongeTranscript<Hash: AlgebraicHash>: GrindingTranscript {
    private var state = SpongeState(repeating: .zero)
    private var pendingCount = 0
    private var readyCount = 0

    /// Starts with the relation's digest in the capacity.
    public init(relation: Word) {
        for lane in 0..<4 { state[8 + lane] = relation[lane] }
    }

    /// Binds one element; every eighth permutes.
    public mutating func observe(_ felt: Felt) {
        readyCount = 0
        state[pendingCount] = felt
        pendingCount += 1
        if pendingCount == 8 { duplex() }
    }

    /// Binds the four elements of an algebraic digest.
    public mutating func observe(_ digest: Digest) {
        let word = digest.word
        for lane in 0..<4 { observe(word[lane]) }
    }

    private mutating func duplex() {
        Hash.permute(&state)
        pendingCount = 0
        readyCount = 8
    }

    /// Draws a base element: the rate from its last lane down.
    public mutating func drawFelt() -> Felt {
        if pendingCount > 0 || readyCount == 0 { duplex() }
        readyCount -= 1
        return state[readyCount]
    }

    /// Draws the low bits of one element.
    public mutating func drawBits(_ bitCount: Int) -> UInt64 {
        drawFelt().value & (1 << UInt64(bitCount) - 1)
    }

    /// The state, whose next lane a witness overwrites; the permutation that follows ends in a draw
    /// of the last lane of the rate, however many lanes were pending.
    public func pendingWork(bitCount: Int) -> PendingWork {
        let cells = (0..<12).map { $0 == pendingCount ? 0 : state[$0].value }
        return PendingWork(cells: cells, place: pendingCount, mask: 1 << UInt64(bitCount) - 1)
    }
}
