// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The tokens of a file, the last of them ``Token/Kind/end``.
struct TokenList {
    var tokens: [Token] = []
    /// What tokens of kind ``Token/Kind/word`` stand for.
    var words: [Word] = []
    /// Characters that make no token, in order of their places.
    var problems: [Malformation] = []

    /// Characters that make no token.
    struct Malformation {
        let problem: LexicalProblem
        let span: SourceSpan
        /// The index of the token that stands for them, or else of the next one.
        let index: Int
    }
}
