// SPDX-License-Identifier: MIT

import HTTPSemantics
import Synchronization

/// A stream over a list that all sessions share: each has a cursor and nothing else.
final class SharedLog: Sendable {
    private struct State {
        var entries: [[UInt8]] = []
        var wakers: [StreamWaker] = []
        var isEnded = false
    }

    private let state = Mutex(State())

    func append(_ bytes: [UInt8]) { change { $0.entries.append(bytes) } }

    func end() { change { $0.isEnded = true } }

    func subscribe(_ waker: StreamWaker) { state.withLock { $0.wakers.append(waker) } }

    func entry(_ index: Int) -> StreamChunk? {
        state.withLock { state in
            if index < state.entries.count { return .text(state.entries[index]) }
            return state.isEnded ? .finish(StreamEnding(code: 4408, reason: "resume")) : nil
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let wakers = state.withLock { state in
            body(&state)
            return state.wakers
        }
        for waker in wakers { waker.wake() }
    }
}

/// One reader of the log; echoes what a WebSocket's client says into the log.
final class LogSession: StreamSession {
    let log: SharedLog
    let cursor = Atomic(0)
    let messages = Mutex<[InboundMessage]>([])
    let closedCount = Atomic(0)

    init(_ log: SharedLog) { self.log = log }

    func opened(_ waker: StreamWaker) { log.subscribe(waker) }

    func nextChunk() -> StreamChunk? {
        let chunk = log.entry(cursor.load(ordering: .relaxed))
        if chunk != nil { cursor.add(1, ordering: .relaxed) }
        return chunk
    }

    func received(_ message: InboundMessage) {
        messages.withLock { $0.append(message) }
        if case .text(let text) = message { log.append(Array(text.utf8)) }
    }

    func closed() { closedCount.add(1, ordering: .relaxed) }
}

/// A session that is never out of things to send.
final class EndlessSession: StreamSession {
    private let piece = [UInt8](repeating: 0x2E, count: 1_000)

    func opened(_ waker: StreamWaker) {}

    func nextChunk() -> StreamChunk? { .binary(piece) }
}
