// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// A procedure that had been entered and not left when an execution stopped.
public struct OpenProcedure: Hashable, Sendable {
    /// What is known of the procedure.
    public enum Name: Hashable, Sendable {
        /// Its path.
        case path(String)
        /// The root of code that its forest does not name.
        case root(Word)
    }

    /// What is known of it.
    public let name: Name
    /// The instruction that waits for a call to return; nil where code was entered in passing,
    /// which leaves no trace of the instruction.
    public let call: SourcePlace.Span?
}
