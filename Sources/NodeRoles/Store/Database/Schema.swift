// SPDX-License-Identifier: MIT

/// The tables, and how a file comes to have them.
enum Schema {
    /// "MIDS": marks our files among other SQLite files.
    static let applicationID: Int64 = 0x4D49_4453
    static let version = 1

    /// Creates the tables in an empty file, or checks that an old one has them.
    ///
    /// A file of another program or version is left as it is.
    static func prepare(_ database: Database) throws(DatabaseError) {
        let isEmpty = try database.first("SELECT 1 FROM sqlite_schema LIMIT 1") { _ in true } == nil
        let application = try pragma("application_id", database)
        let version = try pragma("user_version", database)
        if isEmpty && application == 0 && version == 0 {
            try database.prepareToWrite()
            try create(database)
            return
        }
        guard application == applicationID else { throw .foreignFile(path: database.path) }
        guard version == Self.version else {
            throw .schemaVersion(expected: Self.version, got: Int(version))
        }
        try database.prepareToWrite()
    }

    private static func create(_ database: Database) throws(DatabaseError) {
        try database.transaction(wrapping: { $0 }) { () throws(DatabaseError) in
            try database.execute(treeTables + blockTables + accountTables + poolTables)
            try database.execute("PRAGMA application_id = \(applicationID)")
            try database.execute("PRAGMA user_version = \(version)")
        }
    }

    private static func pragma(_ name: String, _ database: Database) throws(DatabaseError) -> Int64
    {
        try database.first("PRAGMA \(name)") { $0.integer(0) } ?? 0
    }
}
