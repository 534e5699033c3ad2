// SPDX-License-Identifier: MIT

import AIR
import Commitments
import FieldArithmetic
import Hashing
import Transcript

// MARK: 0 - shape

func checkLengthsBeforeOpenings<System: ConstraintSystem>(
    of proof: STARKProof,
    statement: Statement,
    system: System,
    shape: ProofShape
) throws(VerificationError) {
    let publicValueCount = system.shape.publicValueCount
    guard statement.publicValues.count == publicValueCount else {
        throw .malformed(
            .publicValues,
            expected: publicValueCount,
            got: statement.publicValues.count
        )
    }
    guard proof.elements.count >= shape.elementCountBeforeOpenings else {
        throw .malformed(
            .elementsBeforeOpenings,
            expected: shape.elementCountBeforeOpenings,
            got: proof.elements.count
        )
    }
    guard proof.digests.count >= shape.digestCountBeforeOpenings else {
        throw .malformed(
            .digestsBeforeOpenings,
            expected: shape.digestCountBeforeOpenings,
            got: proof.digests.count
        )
    }
}

// MARK: 1 - statement

func bind<T: Transcript>(_ statement: Statement, log2TraceLength: Int, to transcript: inout T) {
    transcript.observe(ProofParameters.bound)
    transcript.observe(statement.publicValues)
    for word in statement.words {
        // The word reversed, in the upper half of eight elements.
        let zeros = [Felt](repeating: .zero, count: 4)
        transcript.observe(zeros + word.elements.reversed())
    }
    transcript.observe(Felt(UInt32(log2TraceLength)))
    _ = transcript.drawQuadFelt()  // would combine traces of several lengths; there is one
}

// MARK: 2, 3, 4 - roots

func bindRoot<Hash: ProofHash>(
    from stream: inout ProofStream,
    hash: Hash.Type,
    to transcript: inout Hash.ProofTranscript
) -> Digest {
    let root = Hash.canonical(stream.readDigest())
    transcript.observe(root)
    return root
}

// MARK: 5 - out of domain

/// Draws a point that lies neither in the trace domain nor in the evaluation domain.
func drawPoint<T: Transcript>(log2TraceLength: Int, from transcript: inout T) -> QuadFelt {
    let log2DomainSize = log2TraceLength + ProofParameters.log2Blowup
    while true {
        let point = transcript.drawQuadFelt()
        let shifted = point * Felt.generator.inverseOrZero()
        if point.squared(times: log2TraceLength) != .one,
            shifted.squared(times: log2DomainSize) != .one
        {
            return point
        }
    }
}

// MARK: 6, 7, 8 - work, layers, positions

func checkWork<T: Transcript>(
    _ work: VerificationError.Work,
    bits: Int,
    witness: Felt,
    with transcript: inout T
) throws(VerificationError) {
    guard transcript.checkWork(witness, bitCount: bits) else {
        throw .proofOfWork(work, requiredBits: bits)
    }
}

func bindLayers<Hash: ProofHash>(
    from stream: inout ProofStream,
    shape: ProofShape,
    hash: Hash.Type,
    to transcript: inout Hash.ProofTranscript,
    into committed: inout CommittedProof
) throws(VerificationError) {
    for round in 0..<shape.foldingRounds {
        committed.layerRoots.append(bindRoot(from: &stream, hash: hash, to: &transcript))
        try checkWork(
            .folding(round: round),
            bits: ProofParameters.foldingWorkBits,
            witness: stream.readFelt(),
            with: &transcript
        )
        committed.foldingChallenges.append(transcript.drawQuadFelt())
    }
    committed.finalCoefficients = stream.readQuadFelts(shape.finalCoefficientCount)
    transcript.observe(committed.finalCoefficients)
}

/// Draws the positions; returns them ascending and without repetition.
func drawPositions<T: Transcript>(log2DomainSize: Int, from transcript: inout T) -> [Int] {
    var drawn: [Int] = []
    for _ in 0..<ProofParameters.queryCount {
        drawn.append(Int(transcript.drawBits(log2DomainSize)))
    }
    drawn.sort()
    var distinct: [Int] = []
    for position in drawn where distinct.last != position { distinct.append(position) }
    return distinct
}

/// Checks both lists against all that will be read of them, so that nothing is left over.
func checkLengths(
    of proof: STARKProof,
    positions: [Int],
    shape: ProofShape
) throws(VerificationError) {
    var elements = shape.elementCountBeforeOpenings + positions.count * shape.widths.reduce(0, +)
    var digests = shape.digestCountBeforeOpenings
    digests +=
        3 * TreeOpening.siblingCount(positions: positions, depth: shape.log2DomainSize)
    var layer = FRIVerifier(positions: positions, values: [], log2Size: shape.log2DomainSize)
    for _ in 0..<shape.foldingRounds {
        let rows = layer.rowPositions
        elements += 8 * rows.count
        digests += TreeOpening.siblingCount(positions: rows, depth: layer.log2Size - 2)
        layer = FRIVerifier(positions: rows, values: [], log2Size: layer.log2Size - 2)
    }
    guard proof.elements.count == elements else {
        throw .malformed(.elements, expected: elements, got: proof.elements.count)
    }
    guard proof.digests.count == digests else {
        throw .malformed(.digests, expected: digests, got: proof.digests.count)
    }
}
