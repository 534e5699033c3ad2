// SPDX-License-Identifier: MIT

/// Something that an operator should know.
public struct LogLine: Equatable, Sendable {
    /// How much it matters.
    public enum Level: String, Sendable {
        /// All is well.
        case info
        /// Something did not work and will be tried again.
        case warning
        /// Something is broken and stays so.
        case error
    }

    /// How much it matters.
    public let level: Level
    /// Who says it.
    public let role: String
    /// What happened.
    public let message: String

    /// Writes a line.
    public init(_ level: Level, role: String, _ message: String) {
        self.level = level
        self.role = role
        self.message = message
    }
}

/// Where log lines go; called from any thread, must not block for long.
public typealias LogSink = @Sendable (LogLine) -> Void
