// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import Hashing
import Transcript

/// What the steps of one verification share: the proof being read, the transcript, and what was
/// bound and drawn so far.
struct VerifierSession<Hash: ProofHash> {
    let shape: ProofShape
    var stream: ProofStream
    var transcript: Hash.ProofTranscript
    var committed = CommittedProof()

    /// Reads a root and binds it.
    mutating func bindRoot() -> Digest {
        let root = Hash.canonical(stream.readDigest())
        transcript.observe(root)
        return root
    }

    /// Reads extension elements and binds them.
    mutating func bindElements(_ count: Int) -> [QuadFelt] {
        let elements = stream.readQuadFelts(count)
        transcript.observe(elements)
        return elements
    }

    /// Reads a witness, binds it and checks the bits that follow.
    mutating func checkWork(
        _ work: VerificationError.Work,
        bits: Int
    ) throws(VerificationError) {
        guard transcript.checkWork(stream.readFelt(), bitCount: bits) else {
            throw .proofOfWork(work, requiredBits: bits)
        }
    }

    /// Binds each layer of FRI and draws its folding, then binds the final polynomial.
    mutating func bindLayers() throws(VerificationError) {
        for round in 0..<shape.foldingRounds {
            committed.layerRoots.append(bindRoot())
            try checkWork(.folding(round: round), bits: ProofParameters.foldingWorkBits)
            committed.foldingChallenges.append(transcript.drawQuadFelt())
        }
        committed.finalCoefficients = bindElements(shape.finalCoefficientCount)
    }
}
