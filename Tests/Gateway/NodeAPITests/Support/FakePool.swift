// SPDX-License-Identifier: MIT

import FieldArithmetic
import NodeInterfaces
import ProtocolTypes
import Synchronization

/// A pool that answers what a test told it.
final class FakePool: TransactionPool {
    struct State {
        var answers: [[UInt8]: Result<SubmissionReceipt, SubmissionError>] = [:]
        var statuses: [TransactionID: TransactionStatus] = [:]
        var submitted: [[UInt8]] = []
        var waiting: [TransactionID] = []
    }

    let state = Mutex(State())

    func submit(_ bytes: [UInt8]) async throws(SubmissionError) -> SubmissionReceipt {
        typealias Answer = Result<SubmissionReceipt, SubmissionError>
        let answer = state.withLock { state -> Answer? in
            defer { state.submitted.append(bytes) }
            guard let answer = state.answers[bytes] else { return nil }
            if state.submitted.contains(bytes), case .success(let receipt) = answer {
                return .success(
                    SubmissionReceipt(id: receipt.id, status: receipt.status, isDuplicate: true)
                )
            }
            return answer
        }
        guard let answer else { throw .unavailable(reason: "the test has no answer") }
        return try answer.get()
    }

    func status(of id: TransactionID) async -> TransactionStatus? {
        state.withLock { $0.statuses[id] }
    }

    func overview() async -> MempoolOverview {
        state.withLock { state in
            MempoolOverview(
                ids: state.waiting,
                byteCount: 100 * state.waiting.count,
                oldestReceived: state.waiting.isEmpty ? nil : 1_000
            )
        }
    }
}
