// SPDX-License-Identifier: MIT

import Commitments
public import FieldKernels
public import STARKVerifier
public import Transcript

/// Proves a statement under a relation.
///
/// The steps, their order and their words are the verifier's.
///
/// - Parameters:
///   - mainTrace: The main columns, row by row what happened; taken over as working memory and of
///     no use afterwards. Shape `[mainWidth][2^k]`.
///   - system: The relation.
///   - statement: What is claimed; `Statement.publicValues` of the relation's shape.
///   - hash: The hash of commitments and transcript.
///   - transcript: Fresh, of the relation's digest.
///   - options: How to prove.
/// - Returns: A proof that a verifier accepts if the trace satisfies the relation; of another trace
///   comes a proof that none accepts. The same input always gives the same proof.
/// - Throws: ``ProvingError``.
/// - Complexity: Some 16 transforms of every column and 8 evaluations of all constraints a row.
public func prove<System: ProvableSystem, Hash: CommitmentHash>(
    _ mainTrace: FeltMatrix,
    under system: System,
    statement: Statement,
    hash: Hash.Type,
    transcript: inout Hash.ProofTranscript,
    options: ProvingOptions = ProvingOptions()
) throws(ProvingError) -> STARKProof {
    // 0 - shape: everything that does not depend on the drawn positions
    let shape = try proofShape(of: mainTrace, system: system, statement: statement, hash: hash)
    var session = ProverSession<Hash>(shape: shape, transcript: transcript, options: options)
    defer { transcript = session.transcript }

    // 1 - statement: bind parameters, public values, words and trace length
    statement.bind(log2TraceLength: shape.log2TraceLength, to: &session.transcript)

    // 2 - main trace: commit, bind its root
    let main = try commitMainTrace(mainTrace, &session)
    session.bindRoot(main.tree.root)

    // 3 - auxiliary trace: draw the bus challenges, build, commit, bind its root and finals
    session.alpha = session.transcript.drawQuadFelt()
    session.beta = session.transcript.drawQuadFelt()
    let (aux, finals) = try commitAuxTrace(of: main, system, statement, &session)
    session.bindRoot(aux.tree.root)
    session.bindElements(finals)

    // 4 - quotient: draw the folding of constraints, evaluate, commit, bind its root
    let constraintChallenge = session.transcript.drawQuadFelt()
    _ = session.transcript.drawQuadFelt()  // would join several traces; there is one
    let quotient = try commitQuotient(
        of: ConstraintInputs(main: main, aux: aux, finals: finals, challenge: constraintChallenge),
        system,
        statement,
        &session
    )
    session.bindRoot(quotient.tree.root)
    let matrices = [main, aux, quotient].map { $0.withoutCosets() }

    // 5 - out of domain: draw the point, bind all columns there and one row later
    session.point = shape.drawPoint(&session.transcript)
    let values = try evaluateOutOfDomain(matrices, &session)
    session.bindElements(values.atPoint)
    session.bindElements(values.atNext)

    // 6 - DEEP: work, draw the combination of columns and points, combine
    session.grind(bits: ProofParameters.deepWorkBits)
    let columnChallenge = session.transcript.drawQuadFelt()
    let pointChallenge = session.transcript.drawQuadFelt()
    let combined = try combine(
        matrices,
        columnChallenge: columnChallenge,
        pointChallenge: pointChallenge,
        &session
    )

    // 7 - FRI: commit and bind each layer, work, draw its folding; bind the final polynomial
    let layers = try commitLayers(of: combined, &session)

    // 8 - queries: work, draw the positions
    session.grind(bits: ProofParameters.queryWorkBits)
    let positions = shape.drawPositions(&session.transcript)

    // 9 - openings: rows and the nodes that lead from them to the roots
    try open(matrices, layers: layers, at: positions, &session)

    // 10 - constraints: nothing is left to send
    return try session.finished()
}
