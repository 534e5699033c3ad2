// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// A straight-line program that computes all outputs of a constraint graph.
///
/// Values live in two banks of slots, one for the base field and one for the extension. The first
/// slots of each bank are inputs (see ``TraceShape``), in the base bank followed by the constants;
/// the rest are reused as soon as a value is no longer needed. At a point outside the domain the
/// base bank holds extension elements too, and the program is the same.
public struct ConstraintProgram: Sendable {
    /// What an instruction does; `e` is a slot of the extension bank, `b` of the base bank.
    public enum Operation: UInt8, Sendable {
        /// `b = b + b`.
        case addBase
        /// `b = b - b`.
        case subtractBase
        /// `b = b * b`.
        case multiplyBase
        /// `b = -b`.
        case negateBase
        /// `e = e + e`.
        case addExtension
        /// `e = e - e`.
        case subtractExtension
        /// `e = e * e`.
        case multiplyExtension
        /// `e = -e`.
        case negateExtension
        /// `e = e + b`.
        case addMixed
        /// `e = e - b`.
        case subtractMixed
        /// `e = b - e`: the left operand is the base slot.
        case subtractFromBase
        /// `e = e * b`.
        case multiplyMixed
        /// Output `target` is `b`.
        case outputBase
        /// Output `target` is `e`.
        case outputExtension
    }

    /// One step of the program.
    public struct Instruction: Sendable, Equatable {
        /// What to do.
        public let operation: Operation
        /// The slot, or the output, that receives the value.
        public let target: UInt16
        /// The slot of the left operand.
        public let left: UInt16
        /// The slot of the right operand; zero where there is none.
        public let right: UInt16
    }

    /// How many values of each kind the program reads.
    public let shape: TraceShape
    /// The steps, in order.
    public let instructions: [Instruction]
    /// Constants, in the base bank's slots after its inputs.
    public let constants: [Felt]
    /// Slots of the base bank.
    public let baseSlotCount: Int
    /// Slots of the extension bank.
    public let extensionSlotCount: Int
    /// Outputs, one for each root the program was compiled from, in the same order.
    public let outputCount: Int
}
