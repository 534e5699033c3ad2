// SPDX-License-Identifier: MIT

internal import CLinux
internal import Glibc
internal import HTTPSemantics
internal import Synchronization

/// What other threads tell a reactor.
enum ReactorMessage: Sendable {
    case answer(connection: UInt64, exchange: UInt64, DeferredReply.Answer)
    case wake(connection: UInt64, stream: UInt64)
    case drain(until: Moment)
}

/// The way into a reactor from any thread.
///
/// Unbounded by itself; what is posted is bounded by the requests and streams that are open.
final class Mailbox: Sendable {
    private let messages = Mutex<[ReactorMessage]>([])
    /// Readable when there may be messages.
    let descriptor: Int32

    init() throws(ServerError) {
        descriptor = cl_event_counter()
        guard descriptor >= 0 else { throw .outOfResources(errno: -descriptor) }
    }

    deinit { close(descriptor) }

    func post(_ message: ReactorMessage) {
        let wasEmpty = messages.withLock { messages in
            messages.append(message)
            return messages.count == 1
        }
        if wasEmpty {
            var one: UInt64 = 1
            _ = write(descriptor, &one, 8)
        }
    }

    func takeAll() -> [ReactorMessage] {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
        return messages.withLock { messages in
            let taken = messages
            messages = []
            return taken
        }
    }
}
