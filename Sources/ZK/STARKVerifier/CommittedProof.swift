// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import Hashing

/// What the prover committed to and claimed, in transcript order, and the challenges between.
struct CommittedProof {
    var mainRoot = Digest.zero
    var alpha = QuadFelt.zero
    var beta = QuadFelt.zero
    var auxRoot = Digest.zero
    var finals: [QuadFelt] = []
    var constraintChallenge = QuadFelt.zero
    var quotientRoot = Digest.zero
    var point = QuadFelt.zero
    /// All columns of the three trees at the point.
    ///
    /// Shape `[aligned widths]`.
    var valuesAtPoint: [QuadFelt] = []
    /// The same one trace row later.
    var valuesAtNext: [QuadFelt] = []
    var columnChallenge = QuadFelt.zero
    var pointChallenge = QuadFelt.zero
    var layerRoots: [Digest] = []
    var foldingChallenges: [QuadFelt] = []
    var finalCoefficients: [QuadFelt] = []
    /// The distinct queried positions, ascending.
    var positions: [Int] = []
}
