// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The tokens of a file, the last of them ``Token/Kind/end``.
struct TokenList {
    var tokens: [Token] = []
    /// What tokens of kind ``Token/Kind/word`` stand for.
    var words: [Word] = []
    /// What is wrong with tokens of kind ``Token/Kind/invalid``.
    var problems: [LexicalProblem] = []
}
