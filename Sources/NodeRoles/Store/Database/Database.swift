// SPDX-License-Identifier: MIT

import CSQLite

/// One connection to one SQLite file; used by one thread at a time.
///
/// Statements are prepared once and kept. Write-ahead logging lets readers go on while the single
/// writer commits; a commit is on disk before it returns.
final class Database {
    private let handle: OpaquePointer
    private var statements: [String: Statement] = [:]
    let path: String

    enum Mode {
        case readWrite
        case readOnly
    }

    /// The page cache of the writer, which meets the upper pages of the trees in every block.
    static let writerCacheKilobytes = 65_536
    /// The page cache of a reader; there are several, and the system caches the file as well.
    static let readerCacheKilobytes = 8_192
    /// How long a statement waits for a lock; only recovery after a crash takes one from a reader.
    static let busyMilliseconds: Int32 = 5_000

    /// Opens a file without changing it; a missing one is created when the mode is to write.
    init(path: String, mode: Mode) throws(DatabaseError) {
        var handle: OpaquePointer?
        let flags =
            (mode == .readWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY)
            | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let reason = String(cString: sqlite3_errstr(code))
            sqlite3_close_v2(handle)
            throw .cannotOpen(path: path, reason: reason)
        }
        self.handle = handle
        self.path = path
        sqlite3_busy_timeout(handle, Self.busyMilliseconds)
        sqlite3_extended_result_codes(handle, 1)
        let cache = mode == .readWrite ? Self.writerCacheKilobytes : Self.readerCacheKilobytes
        try execute("PRAGMA cache_size = -\(cache)")
    }

    /// Sets what the writer needs; changes the file, so it must be known to be ours.
    func prepareToWrite() throws(DatabaseError) {
        let mode = try first("PRAGMA journal_mode = WAL") { $0.text(0) }
        guard mode == "wal" else { throw .cannotOpen(path: path, reason: "no write-ahead log") }
        // A block that was acknowledged must survive a power cut.
        try execute("PRAGMA synchronous = FULL")
        try execute("PRAGMA foreign_keys = ON")
    }

    deinit {
        // Statements must be gone before their connection.
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    private func failure(_ code: Int32, sql: String) -> DatabaseError {
        if code & 0xFF == SQLITE_NOTADB { return .foreignFile(path: path) }
        return .statement(code: code, reason: String(cString: sqlite3_errmsg(handle)), sql: sql)
    }

    /// Runs statements that return no rows of interest.
    func execute(_ sql: String) throws(DatabaseError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        if code != SQLITE_OK { throw failure(code, sql: sql) }
    }

    /// A prepared statement, fresh for binding.
    private func prepare(_ sql: String) throws(DatabaseError) -> Statement {
        if let statement = statements[sql] {
            precondition(!statement.isBusy, "a query runs inside itself")
            return statement
        }
        var pointer: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let code = sqlite3_prepare_v3(handle, sql, -1, flags, &pointer, nil)
        guard code == SQLITE_OK, let pointer else { throw failure(code, sql: sql) }
        let statement = Statement(pointer: pointer, sql: sql)
        statements[sql] = statement
        return statement
    }

    /// Runs a statement with bound values.
    func run(_ sql: String, _ values: SQLValue...) throws(DatabaseError) {
        let statement = try prepare(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() {}
    }

    /// The number of rows that the last statement changed.
    var changeCount: Int { Int(sqlite3_changes(handle)) }

    /// How often the connection has looked into a page of the file, in its cache or on disk: a
    /// measure of work that no clock disturbs.
    var pageVisitCount: Int {
        [SQLITE_DBSTATUS_CACHE_HIT, SQLITE_DBSTATUS_CACHE_MISS].reduce(0) { sum, counter in
            var (current, greatest): (Int32, Int32) = (0, 0)
            sqlite3_db_status(handle, counter, &current, &greatest, 0)
            return sum + Int(current)
        }
    }

    /// The key of the row that was inserted last.
    var lastRowID: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Maps the first row of a query; nil if there is none.
    func first<Value>(
        _ sql: String,
        _ values: SQLValue...,
        read: (Statement) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value? {
        let statement = try prepare(sql)
        defer { statement.reset() }
        try statement.bind(values)
        return try statement.step() ? try read(statement) : nil
    }

    /// Maps all rows of a query.
    func all<Value>(
        _ sql: String,
        _ values: SQLValue...,
        read: (Statement) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> [Value] {
        var rows: [Value] = []
        try each(sql, values) { (row) throws(DatabaseError) in rows.append(try read(row)) }
        return rows
    }

    /// Visits all rows of a query, one at a time.
    func each(
        _ sql: String,
        _ values: [SQLValue] = [],
        visit: (Statement) throws(DatabaseError) -> Void
    ) throws(DatabaseError) {
        let statement = try prepare(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() { try visit(statement) }
    }

    /// Runs `body` in one transaction: all of it happens, or nothing.
    func transaction<Value, Failure: Error>(
        wrapping wrap: (DatabaseError) -> Failure,
        _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        do { try execute("BEGIN IMMEDIATE") } catch { throw wrap(error) }
        let value: Value
        do { value = try body() } catch {
            rollBack()
            throw error
        }
        do { try execute("COMMIT") } catch {
            rollBack()
            throw wrap(error)
        }
        return value
    }

    /// Runs `body` on one consistent state of the file, which later commits do not change.
    func snapshot<Value>(
        _ body: () throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        try execute("BEGIN DEFERRED")
        defer { rollBack() }
        return try body()
    }

    private func rollBack() {
        // After some failures SQLite has rolled back on its own; then there is nothing to do.
        if sqlite3_get_autocommit(handle) == 0 { _ = try? execute("ROLLBACK") }
    }
}
