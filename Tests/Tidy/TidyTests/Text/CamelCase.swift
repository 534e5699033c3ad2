// SPDX-License-Identifier: MIT

/// Reads names word by word.
enum CamelCase {
    /// The words of a name, as in `["HTTP", "Parser"]` for `HTTPParser`.
    static func words(_ name: String) -> [String] {
        let letters = Array(name)
        var words: [String] = []
        var word = ""
        for (index, letter) in letters.enumerated() {
            let endsCapitals =
                letter.isUppercase && index + 1 < letters.count && letters[index + 1].isLowercase
            let beginsWord = letter.isUppercase && index > 0 && !letters[index - 1].isUppercase
            if !word.isEmpty, beginsWord || endsCapitals {
                words.append(word)
                word = ""
            }
            word.append(letter)
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Whether a name says nothing of its subject: a word that never does stands anywhere in it,
    /// or one that may as part of a term, as in `CommonSubexpression`, stands last.
    static func isEmpty(_ name: String) -> Bool {
        let words = words(name)
        return words.contains(where: emptyWords.contains)
            || words.last.map(emptyEndings.contains) ?? false
    }

    private static let emptyWords: Set<String> = [
        "Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Misc",
    ]
    private static let emptyEndings: Set<String> = ["Common", "Extensions", "Manager"]
}
