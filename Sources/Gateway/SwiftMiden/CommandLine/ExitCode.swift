// SPDX-License-Identifier: MIT

import JSONText

/// How a command ends; part of the public interface.
enum ExitCode: Int32 {
    case success = 0
    case failure = 1
    case usage = 2
    case notFound = 3
    case rejected = 4
    case network = 5
    case timeout = 6
    case verificationFailed = 7
    case versionMismatch = 8
}

/// A command's failure: a machine code, a sentence and, where there is one, a way out.
struct CommandFailure: Error {
    let exitCode: ExitCode
    let code: String
    let detail: String
    var hint: String?
    var offset: Int?
    /// The failure at length, for people, in place of the sentence.
    var page: String?
    /// Further members of the error for programs.
    var members: (@Sendable (inout JSONWriter) -> Void)?

    init(
        _ exitCode: ExitCode,
        code: String,
        _ detail: String,
        hint: String? = nil,
        offset: Int? = nil
    ) {
        self.exitCode = exitCode
        self.code = code
        self.detail = detail
        self.hint = hint
        self.offset = offset
    }
}
