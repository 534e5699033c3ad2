// SPDX-License-Identifier: MIT

import FieldArithmetic
import TestSupport
import Testing

@testable import Store

@Suite struct DatabaseTests {
    let folder: TemporaryDirectory
    let database: Database

    init() throws {
        folder = try TemporaryDirectory()
        database = try Database(path: folder.path("file.sqlite"), mode: .readWrite)
        try database.prepareToWrite()
        try database.execute("CREATE TABLE t (a INTEGER, b BLOB, c TEXT) STRICT")
    }

    private func count() throws -> Int64? {
        try database.first("SELECT count(*) FROM t") { $0.integer(0) }
    }

    @Test func `values come back as they were bound`() throws {
        let long = SeededGenerator.longBytes
        try database.run(
            "INSERT INTO t VALUES (?, ?, ?)",
            .integer(UInt64.max),
            .blob(long),
            .text("zwölf\0é")
        )
        try database.run("INSERT INTO t VALUES (?, ?, ?)", .int64(.min), .blob([]), .null)
        let rows = try database.all("SELECT a, b, c FROM t ORDER BY rowid") {
            ($0.integer(0), $0.blobOrNull(1), $0.blobOrNull(2))
        }
        #expect(rows.map(\.0) == [-1, .min])
        #expect(rows.map(\.1) == [long, []])
        #expect(rows.map(\.2) == [Array("zwölf\0é".utf8), nil])
    }

    @Test func `a transaction that throws leaves nothing`() throws {
        struct Stop: Error {}
        #expect(throws: (any Error).self) {
            try database.transaction(wrapping: { $0 as any Error }) {
                try database.run("INSERT INTO t (a) VALUES (?)", .integer(1))
                throw Stop()
            }
        }
        #expect(try count() == 0)
        try database.transaction(wrapping: { $0 }) { () throws(DatabaseError) in
            try database.run("INSERT INTO t (a) VALUES (?)", .integer(1))
        }
        #expect(try count() == 1)
    }

    @Test func `what SQLite refuses is told with the statement`() throws {
        let sql = "SELECT a FROM nowhere"
        let error = #expect(throws: DatabaseError.self) { try database.execute(sql) }
        guard case .statement(_, let reason, sql) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason == "no such table: nowhere")
        #expect(throws: DatabaseError.self) {
            try database.run("INSERT INTO t (a) VALUES (?)", .text("no number"))
        }
    }

    @Test func `a reader cannot write`() throws {
        let reader = try Database(path: database.path, mode: .readOnly)
        #expect(throws: DatabaseError.self) { try reader.run("DELETE FROM t") }
    }

    @Test func `a row that is not what was written is no value`() throws {
        let noElements = [UInt8](repeating: 0xFF, count: 32)
        try database.run(
            "INSERT INTO t (a, b) VALUES (?, ?)",
            .integer(-1),
            .blob(noElements)
        )
        #expect(throws: DatabaseError.unexpectedRow("word")) {
            try database.first("SELECT b FROM t") { (row) throws(DatabaseError) in try row.word(0) }
        }
        #expect(throws: DatabaseError.unexpectedRow("integer")) {
            try database.first("SELECT a FROM t") { (row) throws(DatabaseError) in
                try row.blockNumber(0)
            }
        }
        #expect(throws: DatabaseError.unexpectedRow("Word")) {
            try database.first("SELECT b FROM t") { (row) throws(DatabaseError) in
                try row.decoded(0, as: Word.self)
            }
        }
    }
}

extension SeededGenerator {
    fileprivate static var longBytes: [UInt8] {
        var generator = SeededGenerator(seed: 5)
        return generator.bytes(20_000)
    }
}
