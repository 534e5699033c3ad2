// SPDX-License-Identifier: MIT

import CSQLite

/// A prepared statement of one ``Database``.
final class Statement {
    private let pointer: OpaquePointer
    let sql: String

    init(pointer: OpaquePointer, sql: String) {
        self.pointer = pointer
        self.sql = sql
    }

    deinit { sqlite3_finalize(pointer) }

    /// True between the first step and the reset.
    var isBusy: Bool { sqlite3_stmt_busy(pointer) != 0 }

    /// Ends the run of the statement and forgets what was bound.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    private func failure(_ code: Int32) -> DatabaseError {
        let reason = String(cString: sqlite3_errmsg(sqlite3_db_handle(pointer)))
        return .statement(code: code, reason: reason, sql: sql)
    }

    /// Binds values to the parameters, in order.
    func bind(_ values: [SQLValue]) throws(DatabaseError) {
        assert(values.count == Int(sqlite3_bind_parameter_count(pointer)), sql)
        for (offset, value) in values.enumerated() {
            let code = bind(value, at: Int32(offset + 1))
            if code != SQLITE_OK { throw failure(code) }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        switch value {
        case .int64(let integer): sqlite3_bind_int64(pointer, index, integer)
        case .null: sqlite3_bind_null(pointer, index)
        case .text(let text):
            csqlite_bind_text(pointer, index, text, UInt64(text.utf8.count))
        // An empty array has no address, and a null address would bind NULL.
        case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(pointer, index, 0)
        case .blob(let bytes):
            bytes.withUnsafeBytes {
                csqlite_bind_blob(pointer, index, $0.baseAddress, UInt64($0.count))
            }
        }
    }

    /// Moves to the next row; false when there is none.
    func step() throws(DatabaseError) -> Bool {
        let code = sqlite3_step(pointer)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw failure(code)
    }

    /// True if the column holds nothing.
    func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL
    }

    /// The integer of a column.
    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(pointer, Int32(column)) }

    /// The bytes of a column.
    func blob(_ column: Int) -> [UInt8] {
        let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
        guard count > 0, let address = sqlite3_column_blob(pointer, Int32(column)) else {
            return []
        }
        return Array(UnsafeRawBufferPointer(start: address, count: count))
    }

    /// The text of a column.
    func text(_ column: Int) -> String {
        String(decoding: blob(column), as: UTF8.self)
    }
}
