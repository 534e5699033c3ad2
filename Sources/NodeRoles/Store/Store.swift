// SPDX-License-Identifier: MIT

/// The chain on disk: one SQLite file that is written one block at a time.
///
/// A block changes rows, tree nodes and the journal of waiting transactions in one transaction, so
/// a process that dies leaves the chain as it was after some block. The actor is the only writer
/// and runs on a thread of its own; ``read(_:)`` serves any thread from snapshots, without waiting
/// for the writer. Opening reads two pages, however long the chain.
public actor Store {
    /// The readers that may run at the same time.
    public static let readersMax = 16
    /// The drops that are remembered; those before are forgotten, oldest first.
    public static let dropsMax = 100_000

    nonisolated let readers: ReaderPool
    let database: Database
    private let lock: DirectoryLock
    private let thread: WriterThread

    /// The executor of the writer.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    /// Opens the store in a directory, which is made if need be.
    ///
    /// - Throws: ``DatabaseError``: the directory cannot be used or is in use, or its file is of
    ///   another program or version.
    /// - Complexity: independent of the chain's length.
    public init(directory: String) throws(DatabaseError) {
        let lock = try DirectoryLock(directory: directory)
        let path = directory + "/store.sqlite"
        let database = try Database(path: path, mode: .readWrite)
        try Schema.prepare(database)
        self.lock = lock
        self.database = database
        readers = ReaderPool(path: path, connectionsMax: Self.readersMax)
        thread = WriterThread()
    }

    /// Runs `body` on one consistent state of the chain, which blocks that come meanwhile do not
    /// change.
    ///
    /// May be called on any thread. Waits only while ``readersMax`` other reads are running, and
    /// must not be called from inside `body`.
    ///
    /// - Throws: What `body` throws, or why the snapshot could not be had.
    public nonisolated func read<Value>(
        _ body: (borrowing Snapshot) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        try readers.withConnection { (database) throws(DatabaseError) in
            try database.snapshot { () throws(DatabaseError) in
                try body(Snapshot(database: database))
            }
        }
    }
}
