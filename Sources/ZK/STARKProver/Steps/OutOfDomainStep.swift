// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import STARKVerifier

// MARK: 5 - out of domain

/// All columns at the drawn point and one trace row later.
struct OutOfDomainValues {
    let atPoint: [QuadFelt]
    let atNext: [QuadFelt]
}

/// Evaluates all columns of all trees; padding columns are zero.
func evaluateOutOfDomain<Hash: CommitmentHash>(
    _ matrices: [CommittedMatrix],
    _ session: inout ProverSession<Hash>
) throws(ProvingError) -> OutOfDomainValues {
    try session.report(.outOfDomain)
    let log2TraceLength = session.shape.log2TraceLength
    let generator = Felt.rootOfUnity(log2Order: log2TraceLength)
    let evaluation = PointEvaluation(
        points: [session.point, session.point * generator],
        log2Size: log2TraceLength,
        kernels: session.kernels
    )
    var values: [[QuadFelt]] = [[], []]
    for (matrix, width) in zip(matrices, session.shape.widths) {
        let columns = evaluation.evaluate(matrix.coefficients, threads: session.threads)
        let padding = Array(repeating: QuadFelt.zero, count: width - columns.count)
        for index in values.indices { values[index] += columns.map { $0[index] } + padding }
    }
    return OutOfDomainValues(atPoint: values[0], atNext: values[1])
}
