// SPDX-License-Identifier: MIT

/// Why the database did not do what was asked.
public enum DatabaseError: Error, Equatable, Sendable {
    /// The data directory cannot be made or used.
    case directory(path: String, reason: String)
    /// Another process, or another store of this one, holds the data directory.
    case directoryInUse(path: String)
    /// The file cannot be opened.
    case cannotOpen(path: String, reason: String)
    /// The file belongs to another program.
    case foreignFile(path: String)
    /// The file was written by another version of the schema.
    case schemaVersion(expected: Int, got: Int)
    /// SQLite refused a statement.
    case statement(code: Int32, reason: String, sql: String)
    /// A row does not hold what this version writes.
    case unexpectedRow(String)
}
