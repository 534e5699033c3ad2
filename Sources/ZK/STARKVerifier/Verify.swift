// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import Hashing
public import Transcript

/// Checks a proof of a statement under a relation.
///
/// The steps, their order and their words are the prover's.
///
/// - Parameters:
///   - proof: What the prover sent; any values in it.
///   - system: The relation.
///   - statement: What is claimed; ``Statement/publicValues`` of the relation's shape.
///   - hash: The hash of commitments and transcript.
///   - transcript: Fresh, of the relation's digest.
/// - Throws: ``VerificationError``, naming the step that refused.
/// - Complexity: about 2000 node hashes and one evaluation of all constraints at `2^17` rows.
public func verify<System: ConstraintSystem, Hash: ProofHash>(
    _ proof: STARKProof,
    of system: System,
    statement: Statement,
    hash: Hash.Type,
    transcript: inout Hash.ProofTranscript
) throws(VerificationError) {
    // 0 - shape: everything that does not depend on the drawn positions
    let shape = try ProofShape(
        log2TraceLength: proof.log2TraceLength,
        shape: system.shape,
        hash: hash
    )
    try checkLengthsBeforeOpenings(of: proof, statement: statement, system: system, shape: shape)
    var stream = ProofStream(proof)
    var committed = CommittedProof()

    // 1 - statement: bind parameters, public values, words and trace length
    bind(statement, log2TraceLength: shape.log2TraceLength, to: &transcript)

    // 2 - main trace: bind its root
    committed.mainRoot = bindRoot(from: &stream, hash: hash, to: &transcript)

    // 3 - auxiliary trace: draw the bus challenges, bind its root and finals
    committed.alpha = transcript.drawQuadFelt()
    committed.beta = transcript.drawQuadFelt()
    committed.auxRoot = bindRoot(from: &stream, hash: hash, to: &transcript)
    committed.finals = stream.readQuadFelts(shape.finalCount)
    transcript.observe(committed.finals)

    // 4 - quotient: draw the folding of constraints, bind its root
    committed.constraintChallenge = transcript.drawQuadFelt()
    _ = transcript.drawQuadFelt()  // would join several traces; there is one
    committed.quotientRoot = bindRoot(from: &stream, hash: hash, to: &transcript)

    // 5 - out of domain: draw the point, bind all columns there and one row later
    committed.point = drawPoint(log2TraceLength: shape.log2TraceLength, from: &transcript)
    let columnCount = shape.widths.reduce(0, +)
    committed.valuesAtPoint = stream.readQuadFelts(columnCount)
    transcript.observe(committed.valuesAtPoint)
    committed.valuesAtNext = stream.readQuadFelts(columnCount)
    transcript.observe(committed.valuesAtNext)

    // 6 - DEEP: work, draw the combination of columns and points
    try checkWork(
        .deep,
        bits: ProofParameters.deepWorkBits,
        witness: stream.readFelt(),
        with: &transcript
    )
    committed.columnChallenge = transcript.drawQuadFelt()
    committed.pointChallenge = transcript.drawQuadFelt()

    // 7 - FRI: bind each layer, work, draw its folding; bind the final polynomial
    try bindLayers(
        from: &stream,
        shape: shape,
        hash: hash,
        to: &transcript,
        into: &committed
    )

    // 8 - queries: work, draw the positions
    try checkWork(
        .queries,
        bits: ProofParameters.queryWorkBits,
        witness: stream.readFelt(),
        with: &transcript
    )
    committed.positions = drawPositions(log2DomainSize: shape.log2DomainSize, from: &transcript)
    try checkLengths(of: proof, positions: committed.positions, shape: shape)

    // 9 - openings: rows lead to the roots, their combination through the layers to the end
    try checkOpenings(from: &stream, committed: committed, shape: shape, hash: hash)

    // 10 - constraints: they vanish, and the buses balance
    try checkConstraints(committed, statement: statement, system: system, shape: shape)
}
