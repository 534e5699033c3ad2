// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import FieldKernels
import Hashing
import STARKVerifier
import Transcript

/// What the steps of one proof share: the proof being written, the transcript, and what was drawn
/// so far.
struct ProverSession<Hash: CommitmentHash> {
    let shape: ProofShape
    let options: ProvingOptions
    var transcript: Hash.ProofTranscript
    var alpha = QuadFelt.zero
    var beta = QuadFelt.zero
    var point = QuadFelt.zero
    private(set) var elements: [Felt] = []
    private(set) var digests: [Digest] = []
    /// Room of the main trace's shape that no step needs now: the first touch of memory costs as
    /// much as some work on it.
    var spareColumns: FeltMatrix?

    init(shape: ProofShape, transcript: Hash.ProofTranscript, options: ProvingOptions) {
        self.shape = shape
        self.transcript = transcript
        self.options = options
    }

    var kernels: FieldKernels { options.kernels }
    var threads: Int { options.threads }
    /// How many cosets of the extended traces the memory budget lets stay.
    var keptCosets: Int {
        options.keptCosets(
            rowCount: 1 << shape.log2TraceLength,
            columnCount: shape.widths[0] + shape.widths[1]
        )
    }

    /// All that was written.
    func finished() throws(ProvingError) -> STARKProof {
        try report(.done)
        return STARKProof(
            log2TraceLength: shape.log2TraceLength,
            elements: elements,
            digests: digests
        )
    }

    /// Says where the proof stands and stops it if that is asked for.
    func report(_ phase: ProvingProgress.Phase, percent: Int = 0) throws(ProvingError) {
        guard options.progress(ProvingProgress(phase: phase, percent: percent)) == .proceed else {
            throw .cancelled
        }
    }

    /// Writes a root and binds it.
    mutating func bindRoot(_ root: Digest) {
        digests.append(root)
        transcript.observe(root)
    }

    /// Writes extension elements and binds them.
    mutating func bindElements(_ values: [QuadFelt]) {
        for value in values { elements += [value.c0, value.c1] }
        transcript.observe(values)
    }

    /// Finds the smallest witness of some work, writes and binds it.
    mutating func grind(bits: Int) {
        let witness = smallestWitness(
            Hash.self,
            transcript,
            bits: bits,
            kernels: kernels,
            threads: threads
        )
        elements.append(witness)
        let holds = transcript.checkWork(witness, bitCount: bits)
        assert(holds)
    }

    /// Writes opened rows and the nodes above them; neither is bound.
    mutating func write(_ opening: TreeOpening) {
        for row in opening.rows { elements += row }
        digests += opening.siblings
    }
}
