// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Synchronization

/// Answers that never change, kept so that nobody reads and encodes them twice.
///
/// Two generations: an answer that is asked for again moves to the young one; when that is full,
/// the old one is forgotten. So what is in use stays, in bounded memory, without lists of ages.
final class AnswerCache: Sendable {
    private struct State {
        var young: [String: HTTPResponse] = [:]
        var old: [String: HTTPResponse] = [:]
        var youngBytes = 0
    }

    /// Bytes of one answer's fields and place, about.
    private static let overheadBytes = 512
    private let bytesMax: Int
    private let state = Mutex(State())

    /// - Parameter bytesMax: Bytes of both generations together.
    init(bytesMax: Int) {
        assert(bytesMax > 0)
        self.bytesMax = bytesMax
    }

    /// The answer under a key, or what `make` gives; kept if it says that it is immutable.
    func answer(
        _ key: String,
        _ make: () throws -> HTTPResponse
    ) rethrows -> HTTPResponse {
        if let known = find(key) { return known }
        let made = try make()
        if made.isImmutable { keep(made, under: key) }
        return made
    }

    private func find(_ key: String) -> HTTPResponse? {
        state.withLock { state in
            if let known = state.young[key] { return known }
            guard let known = state.old.removeValue(forKey: key) else { return nil }
            insert(known, under: key, into: &state)
            return known
        }
    }

    private func keep(_ answer: HTTPResponse, under key: String) {
        guard Self.byteCount(answer) <= bytesMax / 4 else { return }
        state.withLock { insert(answer, under: key, into: &$0) }
    }

    private func insert(_ answer: HTTPResponse, under key: String, into state: inout State) {
        let byteCount = Self.byteCount(answer)
        if state.youngBytes + byteCount > bytesMax / 2 {
            state.old = state.young
            state.young = [:]
            state.youngBytes = 0
        }
        if state.young.updateValue(answer, forKey: key) == nil { state.youngBytes += byteCount }
        assert(state.youngBytes <= bytesMax / 2)
    }

    private static func byteCount(_ answer: HTTPResponse) -> Int {
        answer.body.count + overheadBytes
    }
}
