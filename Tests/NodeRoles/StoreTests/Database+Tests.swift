// SPDX-License-Identifier: MIT

import TestSupport

@testable import Store

extension Database {
    /// A writer on a file with all tables.
    static func forTests(_ folder: TemporaryDirectory) throws -> Database {
        let database = try Database(path: folder.path("store.sqlite"), mode: .readWrite)
        try Schema.prepare(database)
        return database
    }
}
