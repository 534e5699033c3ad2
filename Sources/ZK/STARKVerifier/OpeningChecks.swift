// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import Hashing
import Transcript

// MARK: 9 - openings

func checkOpenings<Hash: ProofHash>(
    _ session: inout VerifierSession<Hash>
) throws(VerificationError) {
    let (shape, committed) = (session.shape, session.committed)
    let trees: [(VerificationError.Tree, Digest)] = [
        (.mainTrace, committed.mainRoot), (.auxTrace, committed.auxRoot),
        (.quotient, committed.quotientRoot),
    ]
    var rows: [[[Felt]]] = []
    for (index, (tree, root)) in trees.enumerated() {
        let opening = session.stream.readOpening(
            positions: committed.positions,
            width: shape.widths[index],
            depth: shape.log2DomainSize,
            hash: Hash.self
        )
        guard opening.root(depth: shape.log2DomainSize, hash: Hash.self) == root else {
            throw .openingMismatch(tree)
        }
        rows.append(opening.rows)
    }
    let values = combinedValues(committed, rows: rows, shape: shape)
    try checkFolding(&session, values: values)
}

/// The DEEP combination at the queried positions.
func combinedValues(
    _ committed: CommittedProof,
    rows: [[[Felt]]],
    shape: ProofShape
) -> [QuadFelt] {
    let traceGenerator = Felt.rootOfUnity(log2Order: shape.log2TraceLength)
    let deep = DEEPVerifier(
        points: [committed.point, committed.point * traceGenerator],
        values: [committed.valuesAtPoint, committed.valuesAtNext],
        columnChallenge: committed.columnChallenge,
        pointChallenge: committed.pointChallenge
    )
    let domainGenerator = Felt.rootOfUnity(log2Order: shape.log2DomainSize)
    let domainPoints = committed.positions.map {
        Felt.generator * domainGenerator.power(UInt64($0))
    }
    return deep.evaluate(at: domainPoints, rows: rows)
}

private func checkFolding<Hash: ProofHash>(
    _ session: inout VerifierSession<Hash>,
    values: [QuadFelt]
) throws(VerificationError) {
    let (shape, committed) = (session.shape, session.committed)
    var layer = FRIVerifier(
        positions: committed.positions,
        values: values,
        log2Size: shape.log2DomainSize
    )
    for round in 0..<shape.foldingRounds {
        let depth = layer.log2Size - ProofParameters.log2FoldingArity
        let opening = session.stream.readOpening(
            positions: layer.rowPositions,
            width: 8,
            depth: depth,
            hash: Hash.self
        )
        guard opening.root(depth: depth, hash: Hash.self) == committed.layerRoots[round] else {
            throw .openingMismatch(.friLayer(round: round))
        }
        let rows = opening.rows.map { row in
            stride(from: 0, to: 8, by: 2).map { QuadFelt(row[$0], row[$0 + 1]) }
        }
        do throws(FRIVerifier.Refusal) {
            try layer.fold(rows: rows, challenge: committed.foldingChallenges[round])
        } catch {
            throw .folding(round: round, error)
        }
    }
    do throws(FRIVerifier.Refusal) {
        try layer.finish(coefficients: committed.finalCoefficients)
    } catch {
        throw .folding(round: shape.foldingRounds, error)
    }
}
