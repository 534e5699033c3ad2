// SPDX-License-Identifier: MIT

import CSQLite

/// Makes the writes of a store fail or wait, through a connection of its own to the same file.
public final class DiskFaults {
    private let handle: OpaquePointer?

    /// Connects to the store in a folder.
    public init(folder: String) {
        var handle: OpaquePointer?
        sqlite3_open_v2(folder + "/store.sqlite", &handle, SQLITE_OPEN_READWRITE, nil)
        sqlite3_busy_timeout(handle, 5_000)
        self.handle = handle
    }

    deinit { sqlite3_close_v2(handle) }

    /// Every insertion into a table fails, or those of rows with this id.
    public func fail(_ table: String, id: String? = nil) -> Bool {
        let condition = id.map { "WHEN NEW.id = x'\($0.dropFirst(2))'" } ?? ""
        return run(
            """
            CREATE TRIGGER IF NOT EXISTS fail_\(table) BEFORE INSERT ON \(table) \(condition)
            BEGIN SELECT RAISE(ABORT, 'scripted'); END
            """
        )
    }

    /// Insertions into a table work again.
    public func heal(_ table: String) -> Bool { run("DROP TRIGGER IF EXISTS fail_\(table)") }

    /// Writers wait, for up to five seconds.
    public func holdWrites() -> Bool { run("BEGIN IMMEDIATE") }

    /// Writers go on.
    public func releaseWrites() -> Bool { run("ROLLBACK") }

    private func run(_ sql: String) -> Bool {
        sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
    }
}
