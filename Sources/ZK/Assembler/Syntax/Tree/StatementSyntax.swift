// SPDX-License-Identifier: MIT

import FieldArithmetic

/// A step of a procedure's body.
indirect enum StatementSyntax {
    /// An instruction.
    case instruction(InstructionSyntax)
    /// One of two bodies; a missing one does nothing.
    case branch(onTrue: [StatementSyntax], onFalse: [StatementSyntax], SourceSpan)
    /// A body while the top is one.
    case loop([StatementSyntax], SourceSpan)
    /// A body so many times.
    case repetition(ImmediateSyntax, [StatementSyntax], SourceSpan)
}

/// An instruction and its immediate.
struct InstructionSyntax {
    /// The row of ``InstructionSet/cards``.
    let card: Int
    let operand: OperandSyntax
    let span: SourceSpan
}

/// A number or the constant that stands for it.
enum ImmediateSyntax {
    case literal(UInt64)
    case name(NameSyntax)
}

/// The immediate of an instruction.
enum OperandSyntax {
    case none
    case value(ImmediateSyntax)
    case values([ImmediateSyntax])
    /// The width of an exponent.
    case bits(UInt64)
    case word(Word)
    case slice(SliceSyntax)
    /// The text of an error.
    case text(String)
    /// The constant that is the text of an error.
    case textName(NameSyntax)
    case target(TargetSyntax)
    /// The name of an event.
    case event(String)
    /// The constant that is an event.
    case eventName(NameSyntax)
}

/// A part of a word.
struct SliceSyntax {
    /// What the part is of.
    enum Base {
        case word(Word)
        case name(NameSyntax)
    }

    let base: Base
    let start: Int
    let end: Int
}
