// SPDX-License-Identifier: MIT

public import NodeInterfaces
public import ProtocolTypes
public import Store
public import TransactionVerifier

/// Takes transactions, orders them by arrival, and turns them into signed blocks.
///
/// The mempool is a value inside; what was acknowledged lies in the store's journal, so a restart
/// loses nothing. Outages of signer or disk stop blocks but never count against a transaction.
public actor Sequencer: TransactionPool {
    /// What a sequencer is made of.
    public struct Configuration: Sendable {
        /// How much it takes and how it cuts blocks.
        public var limits = MempoolLimits()
        /// How long from one block to the next; nil makes blocks only on demand.
        public var blockInterval: Duration? = .seconds(3)
        /// Threads that verify proofs.
        public var verificationThreads = 2
        /// Submissions that may wait for one of them.
        public var verificationsWaitingMax = 1_024
        /// Bytes of the submissions that wait or are being verified: eight of the largest, some
        /// hundreds of the usual ones.
        public var verificationBytesMax = 128 << 20
        /// Says why a transaction's proof does not hold; nil if it does.
        public var verify: @Sendable (ProvenTransaction, KernelProgram) -> TransactionRefusal? = {
            (transaction, kernel) in
            do throws(TransactionRefusal) {
                _ = try TransactionVerifier.verify(transaction, under: kernel)
                return nil
            } catch {
                return error
            }
        }
        /// The time in milliseconds since 1970.
        public var now: @Sendable () -> UInt64
        /// Where log lines go.
        public var log: LogSink

        /// A configuration with the default limits.
        public init(now: @escaping @Sendable () -> UInt64, log: @escaping LogSink) {
            self.now = now
            self.log = log
        }
    }

    /// A transaction on its way to the disk.
    struct Journaling {
        /// Other submissions of it, which wait for the outcome.
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// Why it was dropped meanwhile.
        var refusal: AdmissionError?
    }

    nonisolated let store: Store
    nonisolated let kernel: KernelProgram
    nonisolated let configuration: Configuration
    nonisolated let signer: any BlockSigner
    nonisolated let changes: ChangeSignal
    nonisolated let pool: VerificationPool
    nonisolated let meter = SequencerMeter()
    /// What is being checked.
    nonisolated let checks: SubmissionRoll

    var mempool: Mempool
    var received: [TransactionID: UInt64] = [:]
    /// Admitted, but not yet on disk.
    var journaling: [TransactionID: Journaling] = [:]
    /// To be taken out of the mempool, once the store can be read.
    var leaving: Set<TransactionID> = []
    /// True if the mempool may not fit to the store.
    var isOutOfDate = false
    /// Taken out of the mempool, but not yet out of the store's journal.
    var unrecorded: [TransactionID: DroppedTransaction] = [:]
    /// The transactions of the block that is being made.
    var sealing: Set<TransactionID> = []
    /// The number of the block that is being made, once it takes no more transactions.
    var sealingNumber: BlockNumber?
    var isSealing = false

    /// Starts from what the store holds: its tip and the journal of waiting transactions.
    ///
    /// - Parameters:
    ///   - store: A store that has a genesis block.
    ///   - kernel: The kernel that the network runs.
    ///   - signer: The validator.
    ///   - changes: Told after each block and each change of the mempool.
    ///   - configuration: Limits, clock and log.
    /// - Throws: ``Store/DatabaseError``.
    public init(
        store: Store,
        kernel: KernelProgram,
        signer: any BlockSigner,
        changes: ChangeSignal,
        configuration: Configuration
    ) async throws(DatabaseError) {
        self.store = store
        self.kernel = kernel
        self.signer = signer
        self.changes = changes
        self.configuration = configuration
        pool = VerificationPool(
            threadCount: configuration.verificationThreads,
            waitingMax: configuration.verificationsWaitingMax,
            bytesMax: configuration.verificationBytesMax
        )
        checks = SubmissionRoll(countMax: configuration.verificationsWaitingMax)
        mempool = Mempool(limits: configuration.limits)
        try await restoreMempool()
    }

    /// How far a transaction has come; nil if it was never seen or was forgotten.
    ///
    /// That it is being checked is told only where nothing else is known: whoever sends its id with
    /// any proof begins a check, and must not hide by that what has become of it.
    public func status(of id: TransactionID) async -> TransactionStatus? {
        knownStatus(of: id) ?? (checks.contains(id) ? .received : nil)
    }

    func knownStatus(of id: TransactionID) -> TransactionStatus? {
        let isPending = mempool.contains(id) && !leaving.contains(id)
        if isPending, journaling[id] == nil { return sealing.contains(id) ? .batched : .verified }
        if let drop = unrecorded[id] { return .dropped(code: drop.code, detail: drop.detail) }
        return try? store.read { (snapshot) throws(DatabaseError) in
            if let known = try snapshot.transaction(id) {
                return .committed(known.position.block)
            }
            return try snapshot.drop(of: id).map { .dropped(code: $0.code, detail: $0.detail) }
        }
    }

    /// What waits for a block.
    public func overview() async -> MempoolOverview {
        MempoolOverview(
            ids: mempool.transactions.map(\.id),
            byteCount: mempool.byteCount,
            oldestReceived: mempool.transactions.first.flatMap { received[$0.id] }.map { $0 / 1000 }
        )
    }

    func log(_ level: LogLine.Level, _ message: String) {
        configuration.log(LogLine(level, role: "sequencer", message))
    }
}
