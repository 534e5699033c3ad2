// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

/// What kind of row the hasher's controller has; only meaningful on its own rows.
struct ControllerFlags {
    let isInput: Expression
    let isOutput: Expression
    let isPadding: Expression
    /// The input of a sponge: a plain hash, its continuation, or a bare permutation.
    let isSpongeInput: Expression
    /// The input of one level of a Merkle path, of any of the three kinds.
    let isPathInput: Expression
    /// One level of a path that is verified.
    let isVerifiedPath: Expression
    /// One level of the old path of a root update.
    let isOldPath: Expression
    /// One level of the new path of a root update.
    let isNewPath: Expression
    let isDigestOutput: Expression
    let isStateOutput: Expression

    init(_ row: ControllerColumns<Expression>) {
        let (s0, s1, s2) = (row.selectors[0], row.selectors[1], row.selectors[2])
        isInput = s0
        isOutput = s0.complement * s1.complement
        isPadding = s0.complement * s1
        isSpongeInput = s0 * s1.complement * s2.complement
        isPathInput = s0 * (s1 + s2 - s1 * s2)
        isVerifiedPath = s0 * s1.complement * s2
        isOldPath = s0 * s1 * s2.complement
        isNewPath = s0 * s1 * s2
        isDigestOutput = isOutput * s2.complement
        isStateOutput = isOutput * s2
    }
}
