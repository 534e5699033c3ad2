// SPDX-License-Identifier: MIT

package import FieldArithmetic
package import FieldKernels
import Synchronization
package import Transcript

/// The smallest integer that does the work when the transcript observes it.
///
/// Witnesses are tried in parallel and many at a time, but in order, so that every run finds the
/// same.
package func smallestWitness<Hash: CommitmentHash>(
    _ hash: Hash.Type,
    _ transcript: Hash.ProofTranscript,
    bits: Int,
    kernels: FieldKernels,
    threads: Int
) -> Felt {
    let packed = hash.packed.flatMap {
        kernels.witnessSearch(for: transcript.pendingWork(bitCount: bits), with: $0)
    }
    let holds = transcript.workTrial(bitCount: bits)
    let search =
        packed ?? { candidates in
            candidates.first { holds(Felt(reducing: $0)) }
        }
    // A short search is over before a thread has begun.
    let threads = bits < 10 ? 1 : threads
    // Pieces are handed out in order: once a witness is found, only those before it matter.
    let pieceSize = 1024
    let pieceCount = max(1, (16 << bits) / pieceSize)
    var start = 0
    while true {
        // Signed, since in Swift 6.3.1 the minimum of unsigned atomics compares signed numbers.
        let best = Atomic(Int.max)
        parallelFor(pieceCount, threads: threads) { piece in
            let first = UInt64(start + piece * pieceSize)
            guard first < best.load(ordering: .relaxed) else { return }
            guard let found = search(first..<first + UInt64(pieceSize)) else { return }
            best.min(Int(found), ordering: .relaxed)
        }
        let witness = best.load(ordering: .relaxed)
        if witness < .max { return Felt(reducing: UInt64(witness)) }
        start += pieceCount * pieceSize
    }
}
