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

    /// Whether the last word of a name is one of `endings`.
    static func endsIn(_ endings: Set<String>, _ name: String) -> Bool {
        words(name).last.map(endings.contains) ?? false
    }
}
