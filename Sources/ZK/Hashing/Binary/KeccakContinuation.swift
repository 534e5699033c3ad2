// SPDX-License-Identifier: MIT

/// The Keccak-256 hash of a fixed prefix and eight bytes more, for many choices of these.
///
/// The blocks before the last are permuted once.
public struct KeccakContinuation: HashContinuation {
    private var state = Keccak.State(repeating: 0)
    /// The lane that takes the integer; after the last one follows a block of padding.
    public let place: Int

    /// Permutes what all continuations share.
    ///
    /// - Parameter prefix: A multiple of eight bytes.
    public init(prefix: [UInt8]) {
        precondition(prefix.count % 8 == 0, "continuations are aligned")
        let laneCount = prefix.count / 8
        place = laneCount % Keccak.rateLanes
        for lane in 0..<laneCount {
            state[lane % Keccak.rateLanes] ^= littleEndian(prefix, at: 8 * lane)
            if lane % Keccak.rateLanes == Keccak.rateLanes - 1 { Keccak.permute(&state) }
        }
        if place < Keccak.rateLanes - 1 { Self.pad(&state, from: place + 1) }
    }

    private static func pad(_ state: inout Keccak.State, from lane: Int) {
        state[lane] ^= 1
        state[Keccak.rateLanes - 1] ^= 1 << 63
    }

    /// The 25 lanes.
    public var cells: [UInt64] { (0..<25).map { state[$0] } }

    /// The hash of the prefix and an integer's eight bytes, little-endian.
    ///
    /// - Complexity: one permutation, or two if the integer ends a block.
    public func hash(_ lane: UInt64) -> Digest {
        var last = state
        last[place] ^= lane
        Keccak.permute(&last)
        if place == Keccak.rateLanes - 1 {
            Self.pad(&last, from: 0)
            Keccak.permute(&last)
        }
        return Digest(last[0], last[1], last[2], last[3])
    }
}
