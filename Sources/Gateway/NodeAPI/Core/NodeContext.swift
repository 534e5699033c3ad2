// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import ProtocolTypes
internal import Routing
internal import Store
internal import Synchronization

/// What the endpoints of one node share.
final class NodeContext: Sendable {
    let store: Store
    let pool: any TransactionPool
    let configuration: NodeAPIConfiguration
    let heads = ChainHeads()
    let feed: ChainFeed
    let mempool: MempoolView
    let metrics: RequestMetrics
    let cursors: CursorSeal
    let ring: BlockRing
    let census: StreamCensus
    let answers: AnswerCache
    private let stopping = Atomic(false)

    init(
        store: Store,
        pool: any TransactionPool,
        changes: ChangeSignal,
        configuration: NodeAPIConfiguration
    ) {
        self.store = store
        self.pool = pool
        self.configuration = configuration
        feed = ChainFeed(changes, configuration: configuration)
        mempool = MempoolView(pool: pool)
        metrics = RequestMetrics()
        cursors = CursorSeal(key: configuration.cursorKey)
        ring = BlockRing(
            source: StoreBlockSource(store: store),
            capacity: configuration.limits.ringBlocks
        )
        answers = AnswerCache(bytesMax: configuration.limits.answerCacheBytesMax)
        census = StreamCensus(capacity: configuration.limits.streamsMax)
        let (ring, mempool, wakes) = (ring, mempool, feed.wakes)
        feed.prepare {
            ring.markStale()
            mempool.refresh { wakes.send() }
        }
        // Heads are known before the first request, so that refusals carry them too.
        _ = try? read { (_: borrowing Snapshot) in () }
    }

    var limits: NodeAPILimits { configuration.limits }

    /// Whether the node was told to stop.
    var isStopping: Bool { stopping.load(ordering: .relaxed) }

    func markStopping() { stopping.store(true, ordering: .relaxed) }

    /// Runs `body` on one state of the chain.
    ///
    /// - Throws: What `body` throws, or a problem if the state cannot be read.
    func read<Value>(_ body: (borrowing Snapshot) throws -> Value) throws -> Value {
        let result = try store.read {
            (snapshot) throws(DatabaseError) -> Result<Value, any Error> in
            try heads.observe(snapshot)
            do { return .success(try body(snapshot)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// A place for one more stream.
    ///
    /// - Throws: A 503 if all are taken.
    func seat(_ kind: StreamCensus.Kind) throws(Problem) -> StreamCensus.Seat {
        if let seat = census.seat(kind) { return seat }
        throw Problem(.overloaded, "the node has as many streams as it takes on")
            .retrying(after: .seconds(5))
    }

    /// An address as wallets write it.
    func address(of id: AccountID) -> String { id.bech32(network: configuration.network) }
}
