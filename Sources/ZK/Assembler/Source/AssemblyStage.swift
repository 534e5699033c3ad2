// SPDX-License-Identifier: MIT

/// The step of assembling that found a problem.
public enum AssemblyStage: String, Hashable, Sendable, CaseIterable {
    /// Characters to tokens.
    case lex
    /// Tokens to items and bodies.
    case parse
    /// What the items of one module mean.
    case semantic
    /// Names across modules.
    case link
    /// Bodies to nodes.
    case assemble
}
