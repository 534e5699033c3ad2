// SPDX-License-Identifier: MIT

/// What a problem says to programs and to people.
struct ProblemText {
    let code: String
    let message: String
    let hint: String?

    init(_ code: String, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }
}
