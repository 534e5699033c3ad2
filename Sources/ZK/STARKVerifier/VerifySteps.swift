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

// MARK: 8 - queries

/// Checks both lists against all that will be read of them, so that nothing is left over.
func checkLengths(
    of proof: STARKProof,
    positions: [Int],
    shape: ProofShape
) throws(VerificationError) {
    var elements = shape.elementCountBeforeOpenings + positions.count * shape.columnCount
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
