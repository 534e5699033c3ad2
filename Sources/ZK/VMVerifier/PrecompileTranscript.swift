// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing
public import VMCore

/// Binds the computations that a program claimed without doing them.
///
/// The program absorbed a tag and a commitment for each into a sponge whose capacity is public; the
/// verifier does the computations and must reach the same capacity.
public struct PrecompileTranscript: Sendable, Equatable {
    /// The sponge's capacity after all entries; zero before the first.
    public private(set) var state: Word

    /// An empty transcript.
    public init() { state = .zero }

    /// Absorbs one entry.
    public mutating func absorb(_ entry: PrecompileEntry) {
        var sponge = SpongeState(repeating: .zero)
        for lane in 0..<4 {
            sponge[lane] = entry.commitment[lane]
            sponge[lane + 4] = entry.tag[lane]
            sponge[lane + 8] = state[lane]
        }
        Poseidon2.permute(&sponge)
        state = Word(sponge[8], sponge[9], sponge[10], sponge[11])
    }

    /// The digest of the transcript as it stands.
    public var digest: Word {
        var sponge = SpongeState(repeating: .zero)
        for lane in 0..<4 { sponge[lane + 8] = state[lane] }
        Poseidon2.permute(&sponge)
        return Word(sponge[0], sponge[1], sponge[2], sponge[3])
    }

    /// Replays all requests of a proof.
    /// - Throws: ``ExecutionProofError/precompile(index:_:)`` for the first that cannot be
    ///   replayed.
    public static func replaying(
        _ requests: [PrecompileRequest]
    ) throws(ExecutionProofError) -> PrecompileTranscript {
        var transcript = PrecompileTranscript()
        for (index, request) in requests.enumerated() {
            do throws(PrecompileRefusal) {
                transcript.absorb(try PrecompileEntry(replaying: request))
            } catch {
                throw .precompile(index: index, error)
            }
        }
        return transcript
    }
}
