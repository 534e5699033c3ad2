// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

/// Where one chiplet's section of the trace begins, runs and ends.
struct SectionFlags {
    /// The row belongs to the chiplet.
    let isActive: Expression
    /// The row and the next belong to the chiplet; zero on the last row of the trace.
    let continues: Expression
    /// The row is the chiplet's last.
    let isLast: Expression
    /// The next row is the chiplet's first.
    let startsNext: Expression
}

/// Flags of all chiplets on a row.
///
/// The controller and the permutation have a selector column each. Below them `afterHasher` is the
/// complement of both, and each of the selectors `s1` to `s4` sets off the chiplets below from the
/// one it ends.
struct ChipletFlags {
    /// `1 - isController - isPermutation`.
    let afterHasher: Expression
    /// `afterHasher * s1 * ... * s_k` at index `k`: past the first `k` chiplets after the hasher.
    ///
    /// Shape `[5]`.
    let past: [Expression]
    let controller: SectionFlags
    let permutation: SectionFlags
    let bitwise: SectionFlags
    let memory: SectionFlags
    let circuits: SectionFlags
    /// The row belongs to the kernel ROM.
    let isKernelROM: Expression

    init(
        _ current: ChipletColumns<Expression>,
        next: ChipletColumns<Expression>,
        isTransition: Expression
    ) {
        afterHasher = (current.isController + current.isPermutation).complement
        var prefixes = [afterHasher]
        for (position, selector) in current.selectors.enumerated() {
            prefixes.append(prefixes[position] * selector)
        }
        past = prefixes

        let controllerEnds = current.isController * next.isController.complement
        controller = SectionFlags(
            isActive: current.isController,
            continues: isTransition * current.isController * next.isController,
            isLast: controllerEnds,
            startsNext: isTransition.builder.constant(0)
        )
        let permutationEnds = current.isPermutation * next.isPermutation.complement
        permutation = SectionFlags(
            isActive: current.isPermutation,
            continues: isTransition * current.isPermutation * next.isPermutation,
            isLast: permutationEnds,
            startsNext: controllerEnds * next.isPermutation
        )
        var sections: [SectionFlags] = []
        var previousEnds = permutationEnds
        for position in 0..<3 {
            let isActive = prefixes[position] - prefixes[position + 1]
            let selector = next.selectors[position]
            let section = SectionFlags(
                isActive: isActive,
                continues: isTransition * prefixes[position] * selector.complement,
                isLast: isActive * selector,
                startsNext: previousEnds * selector.complement
            )
            previousEnds = section.isLast
            sections.append(section)
        }
        bitwise = sections[0]
        memory = sections[1]
        circuits = sections[2]
        isKernelROM = prefixes[3] - prefixes[4]
    }
}
