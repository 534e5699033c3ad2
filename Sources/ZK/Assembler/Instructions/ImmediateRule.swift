// SPDX-License-Identifier: MIT

import VMCore

/// What an instruction with an immediate becomes.
struct ImmediateRule: Sendable {
    /// How the immediate is turned into the value that is pushed.
    enum Transform: Sendable {
        /// It is the value.
        case identity
        /// Its negative.
        case negated
        /// Its inverse; zero has none.
        case inverse
        /// Two to its power.
        case powerOfTwo
        /// Two to the power of 32 less it.
        case rotation
        /// The distance of a local from the frame's end.
        case local
        /// The same, for a whole word.
        case localWord
    }

    /// What a literal lets the parser do at once.
    enum Folding: Sendable {
        /// Nothing.
        case never
        /// Zero leaves nothing.
        case zeroVanishes
        /// One leaves nothing, zero is refused.
        case oneVanishesZeroRefused
        /// Zero is refused.
        case zeroRefused
        /// Zero drops the operand and pushes zero; one leaves nothing.
        case product
        /// Zero drops the operand and pushes zero.
        case zeroAnnihilates
    }

    let steps: [OperationNotation.Step]
    let transform: Transform
    let folding: Folding
    /// Values with operations of their own.
    let special: [UInt64: [Operation]]
    /// True when the parser writes a `push` and the plain form instead.
    let isExpanded: Bool

    init(
        _ text: String,
        _ transform: Transform = .identity,
        folding: Folding = .never,
        special: [UInt64: String] = [:],
        isExpanded: Bool = false
    ) {
        let steps = OperationNotation.steps(text)
        assert(steps != nil, "the card names operations: \(text)")
        self.steps = steps ?? []
        self.transform = transform
        self.folding = folding
        self.special = special.mapValues(OperationNotation.operations)
        self.isExpanded = isExpanded
    }

    /// A `push` of the immediate and the plain form.
    static func expanded(_ folding: Folding = .never) -> ImmediateRule {
        ImmediateRule("", folding: folding, isExpanded: true)
    }
}
