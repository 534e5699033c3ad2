// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

/// A bounded number of read-only connections, each lent to one thread at a time.
///
/// When all are lent, a reader waits for one to come back; it never waits for the writer.
final class ReaderPool: Sendable {
    /// A connection that is in nobody's hands.
    ///
    /// Unchecked: only its holder touches the connection, and the pool hands it to one at a time.
    private struct Idle: @unchecked Sendable {
        let database: Database
    }

    private let path: String
    private let idle = Mutex<[Idle]>([])
    private let places: DispatchSemaphore

    init(path: String, connectionsMax: Int) {
        self.path = path
        places = DispatchSemaphore(value: connectionsMax)
    }

    /// Lends a connection to `body`; opens one when none is idle.
    func withConnection<Value>(
        _ body: (Database) throws(DatabaseError) -> Value
    ) throws(DatabaseError) -> Value {
        places.wait()
        defer { places.signal() }
        let database: Database
        if let lent = idle.withLock({ $0.popLast() }) {
            database = lent.database
        } else {
            database = try Database(path: path, mode: .readOnly)
        }
        let value = Result { () throws(DatabaseError) in try body(database) }
        let back = Idle(database: database)
        idle.withLock { $0.append(back) }
        return try value.get()
    }
}
