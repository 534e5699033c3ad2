// SPDX-License-Identifier: MIT

/// What a problem says to programs and to people.
struct ProblemText {
    let code: String
    let message: String
    /// What would have been right.
    let expected: String?
    /// What to do about it.
    let hint: String

    init(_ code: String, _ message: String, expected: String? = nil, hint: String) {
        self.code = code
        self.message = message
        self.expected = expected
        self.hint = hint
    }

    /// A piece of a source as messages show it: in quotes, and cut when it is long.
    static func quoted(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        let prefix = VisibleText.of(line.prefix(maxNameLength))
        let shown = line.count > maxNameLength ? prefix + "…" : prefix
        return shown.contains("'") ? "\"\(shown)\"" : "'\(shown)'"
    }

    /// The most characters that a message shows of a name.
    private static let maxNameLength = 60

    /// What to do about a mistake of the assembler.
    static let report = "this is a mistake of the assembler; please report it with the source"

    /// The range of field elements.
    static let fieldElement = "a number from 0 to 18446744069414584320"
}
