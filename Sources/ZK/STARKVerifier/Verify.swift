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
    var session = VerifierSession<Hash>(
        shape: shape,
        stream: ProofStream(proof),
        transcript: transcript
    )
    defer { transcript = session.transcript }

    // 1 - statement: bind parameters, public values, words and trace length
    statement.bind(log2TraceLength: shape.log2TraceLength, to: &session.transcript)

    // 2 - main trace: bind its root
    session.committed.mainRoot = session.bindRoot()

    // 3 - auxiliary trace: draw the bus challenges, bind its root and finals
    session.committed.alpha = session.transcript.drawQuadFelt()
    session.committed.beta = session.transcript.drawQuadFelt()
    session.committed.auxRoot = session.bindRoot()
    session.committed.finals = session.bindElements(shape.finalCount)

    // 4 - quotient: draw the folding of constraints, bind its root
    session.committed.constraintChallenge = session.transcript.drawQuadFelt()
    _ = session.transcript.drawQuadFelt()  // would join several traces; there is one
    session.committed.quotientRoot = session.bindRoot()

    // 5 - out of domain: draw the point, bind all columns there and one row later
    session.committed.point = shape.drawPoint(&session.transcript)
    session.committed.valuesAtPoint = session.bindElements(shape.columnCount)
    session.committed.valuesAtNext = session.bindElements(shape.columnCount)

    // 6 - DEEP: work, draw the combination of columns and points
    try session.checkWork(.deep, bits: ProofParameters.deepWorkBits)
    session.committed.columnChallenge = session.transcript.drawQuadFelt()
    session.committed.pointChallenge = session.transcript.drawQuadFelt()

    // 7 - FRI: bind each layer, work, draw its folding; bind the final polynomial
    try session.bindLayers()

    // 8 - queries: work, draw the positions
    try session.checkWork(.queries, bits: ProofParameters.queryWorkBits)
    session.committed.positions = shape.drawPositions(&session.transcript)
    try checkLengths(of: proof, positions: session.committed.positions, shape: shape)

    // 9 - openings: rows lead to the roots, their combination through the layers to the end
    try checkOpenings(&session)

    // 10 - constraints: they vanish, and the buses balance
    try checkConstraints(session.committed, statement: statement, system: system, shape: shape)
}
