// SPDX-License-Identifier: MIT

import Glibc
import NodeAPI
import NodeInterfaces
import Sequencer

extension NodeProcess {
    /// The least share of the disk that must be free.
    private static let freeShareMin = 0.05

    /// What must hold besides what the interface checks itself.
    static func readinessChecks(
        _ options: Options,
        _ signer: any BlockSigner
    ) -> [ReadinessCheck] {
        let directory = options.dataDirectory
        var checks = [ReadinessCheck("disk") { freeShare(of: directory) > freeShareMin }]
        // The validator inside is as much there as the process is.
        if case .remote = options.signing {
            checks.append(
                ReadinessCheck("validator") {
                    do { _ = try await signer.lastSigned() } catch { return false }
                    return true
                }
            )
        }
        return checks
    }

    /// The share of a file system that is free for this process, 0 if that cannot be told.
    private static func freeShare(of directory: String) -> Double {
        var space = statvfs()
        guard statvfs(directory, &space) == 0, space.f_blocks > 0 else { return 0 }
        return Double(space.f_bavail) / Double(space.f_blocks)
    }
}

extension Sequencer.Configuration {
    /// The bounds as `/v1/limits` tells them.
    var stated: [StatedLimit] {
        limits.stated + [
            StatedLimit("verification_waiting", verificationsWaitingMax, "submissions"),
            StatedLimit("verification_bytes", verificationBytesMax, "bytes"),
            StatedLimit("verification_threads", verificationThreads, "threads"),
        ]
    }
}

extension MempoolLimits {
    /// The bounds as `/v1/limits` tells them.
    var stated: [StatedLimit] {
        [
            StatedLimit("mempool_transactions", transactionsMax, "transactions"),
            StatedLimit("mempool_bytes", bytesMax, "bytes"),
            StatedLimit("mempool_expiration_slack", Int(expirationSlack), "blocks"),
            StatedLimit("mempool_batch_transactions", transactionsPerBatch, "transactions"),
            StatedLimit("mempool_batch_notes", notesPerBatch, "notes"),
            StatedLimit("mempool_block_batches", batchesPerBlock, "batches"),
            StatedLimit("mempool_block_bytes", bytesPerBlock, "bytes"),
        ]
    }
}
