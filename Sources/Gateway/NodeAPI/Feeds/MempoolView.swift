// SPDX-License-Identifier: MIT

internal import JSONText
internal import NodeInterfaces
internal import ProtocolTypes
internal import Synchronization

/// The last overview of the mempool, for those who cannot wait for a fresh one.
final class MempoolView: Sendable {
    struct State: Sendable {
        /// Grows with every change.
        let revision: UInt64
        let overview: MempoolOverview
    }

    private struct Work {
        var state: State?
        var isRefreshing = false
        var isRefreshDue = false
    }

    private let pool: any TransactionPool
    private let work = Mutex(Work())

    init(pool: any TransactionPool) { self.pool = pool }

    /// The last overview; nil before the first.
    var state: State? { work.withLock { $0.state } }

    /// A fresh overview.
    func refreshed() async -> MempoolOverview {
        let overview = await pool.overview()
        note(overview)
        return overview
    }

    /// Gets a fresh overview behind the scenes, then runs `done` if it is another one.
    ///
    /// At most one is under way; a call meanwhile has it followed by another.
    func refresh(_ done: @escaping @Sendable () -> Void) {
        let isFree = work.withLock { work in
            work.isRefreshDue = true
            defer { work.isRefreshing = true }
            return !work.isRefreshing
        }
        guard isFree else { return }
        Task {
            while takeTurn() {
                if note(await pool.overview()) { done() }
            }
        }
    }

    private func takeTurn() -> Bool {
        work.withLock { work in
            defer { work.isRefreshDue = false }
            work.isRefreshing = work.isRefreshDue
            return work.isRefreshDue
        }
    }

    @discardableResult
    private func note(_ overview: MempoolOverview) -> Bool {
        work.withLock { work in
            guard work.state?.overview != overview else { return false }
            work.state = State(revision: (work.state?.revision ?? 0) + 1, overview: overview)
            return true
        }
    }

    static func write(
        _ overview: MempoolOverview,
        now: UInt64,
        withIDs: Bool,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("transaction_count", overview.ids.count)
            json.member("byte_count", overview.byteCount)
            json.key("oldest_age_seconds")
            if let oldest = overview.oldestReceived {
                json.number(now > oldest ? now - oldest : 0)
            } else {
                json.null()
            }
            if withIDs { json.member("ids", words: overview.ids.map(\.word)) }
        }
    }
}
