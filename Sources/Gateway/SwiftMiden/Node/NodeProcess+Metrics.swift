// SPDX-License-Identifier: MIT

import HTTPSemantics
import NodeAPI
import Sequencer
import SocketServer
import Synchronization

/// The public listener once it is there, for those who count its connections.
final class ListenerGauge: Sendable {
    private let server = Mutex<SocketServer?>(nil)

    var connectionCount: Int { server.withLock { $0?.connectionCount ?? 0 } }

    func watch(_ listener: SocketServer) { server.withLock { $0 = listener } }
}

extension NodeProcess {
    /// The numbers of listener and sequencer as `/metrics` tells them.
    static func metrics(
        _ figures: SequencerFigures,
        connections: Int,
        _ budget: BodyBudget
    ) -> [StatedMetric] {
        [
            StatedMetric(
                "miden_connections",
                .gauge,
                "Open connections of the public listener.",
                connections
            ),
            StatedMetric(
                "miden_request_body_bytes",
                .gauge,
                "Bytes of request bodies in memory.",
                budget.heldBytes
            ),
        ] + metrics(of: figures)
    }

    private static func metrics(of figures: SequencerFigures) -> [StatedMetric] {
        [
            StatedMetric(
                "miden_verification_waiting",
                .gauge,
                "Submissions that are being verified or wait for it.",
                figures.verificationsWaiting
            ),
            StatedMetric(
                "miden_verification_bytes",
                .gauge,
                "Bytes of the submissions that are being verified or wait for it.",
                figures.verificationBytes
            ),
            StatedMetric(
                "miden_transactions_admitted_total",
                .counter,
                "Transactions that were let into the mempool.",
                figures.transactionsAdmitted
            ),
            StatedMetric(
                "miden_transactions_refused_total",
                .counter,
                "Submissions that were turned away, by reason.",
                by: "code",
                figures.refusals
            ),
            StatedMetric(
                "miden_transactions_dropped_total",
                .counter,
                "Transactions that left the mempool without a block, by reason.",
                by: "code",
                figures.drops
            ),
            StatedMetric(
                "miden_blocks_sealed_total",
                .counter,
                "Blocks that were made.",
                figures.blocksSealed
            ),
            StatedMetric(
                "miden_block_sealing_failures_total",
                .counter,
                "Attempts to make a block that made none.",
                figures.sealingFailures
            ),
            StatedMetric(
                "miden_block_sealing_seconds_total",
                .counter,
                "Time that the blocks took to make.",
                milliseconds: figures.sealingMilliseconds
            ),
        ]
    }
}
