// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Store

/// Opening takes what is ours and leaves alone what is not.
@Suite struct StoreOpeningTests {
    let folder: TemporaryDirectory
    init() throws { folder = try TemporaryDirectory() }

    private var file: URL { folder.url.appendingPathComponent("store.sqlite") }

    @Test func `a new directory is made and opened again`() throws {
        let path = folder.path("data")
        for _ in 0..<3 {
            let store = try Store(directory: path)
            #expect(try store.read { $0.tip } == nil)
            #expect(
                try store.read { (snapshot) throws(DatabaseError) in
                    try snapshot.genesisCommitment()
                } == nil
            )
        }
    }

    @Test func `a directory in use is refused until it is let go`() throws {
        var store: Store? = try Store(directory: folder.path)
        #expect(throws: DatabaseError.directoryInUse(path: folder.path)) {
            try Store(directory: folder.path)
        }
        _ = store
        store = nil
        _ = try Store(directory: folder.path)
    }

    @Test func `a file that is no database stays as it is`() throws {
        let text = Data(repeating: 65, count: 4096)
        try text.write(to: file)
        #expect(throws: DatabaseError.foreignFile(path: file.path)) {
            try Store(directory: folder.path)
        }
        #expect(try Data(contentsOf: file) == text)
    }

    @Test func `the database of another program stays as it is`() throws {
        do {
            let other = try Database(path: file.path, mode: .readWrite)
            try other.execute("CREATE TABLE songs (title TEXT)")
        }
        let bytes = try Data(contentsOf: file)
        #expect(throws: DatabaseError.foreignFile(path: file.path)) {
            try Store(directory: folder.path)
        }
        #expect(try Data(contentsOf: file) == bytes)
    }

    @Test func `the schema of another version is refused`() throws {
        _ = try Store(directory: folder.path)
        do {
            let database = try Database(path: file.path, mode: .readWrite)
            try database.execute("PRAGMA user_version = 7")
        }
        #expect(throws: DatabaseError.schemaVersion(expected: Schema.version, got: 7)) {
            try Store(directory: folder.path)
        }
    }

    @Test(arguments: ["/proc/store", "/no/such/place"])
    func `a directory that cannot be made is told with its reason`(path: String) {
        let error = #expect(throws: DatabaseError.self) { try Store(directory: path) }
        guard case .directory(path, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test func `a file in place of the directory is refused`() throws {
        try Data().write(to: file)
        #expect(throws: DatabaseError.directory(path: file.path, reason: "Not a directory")) {
            try Store(directory: file.path)
        }
    }
}
