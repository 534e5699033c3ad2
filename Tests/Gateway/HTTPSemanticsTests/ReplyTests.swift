// SPDX-License-Identifier: MIT

import HTTPSemantics
import Synchronization
import Testing

@Suite struct ReplyTests {
    final class Record: Sendable {
        let statuses = Mutex<[Int]>([])
        let cancellations = Atomic(0)
    }

    private func deferred(_ record: Record) -> DeferredReply {
        DeferredReply { answer in
            guard case .response(let response) = answer else { return }
            record.statuses.withLock { $0.append(response.status.code) }
        }
    }

    @Test func `only the first answer counts`() {
        let record = Record()
        let reply = deferred(record)
        reply.onCancel { record.cancellations.add(1, ordering: .relaxed) }
        #expect(reply.send(HTTPResponse(200)))
        #expect(!reply.send(HTTPResponse(500)))
        reply.cancel()
        #expect(record.statuses.withLock { $0 } == [200])
        #expect(record.cancellations.load(ordering: .relaxed) == 0 && !reply.isCancelled)
    }

    @Test func `a cancelled reply takes no answer and tells everyone once`() {
        let record = Record()
        let reply = deferred(record)
        reply.onCancel { record.cancellations.add(1, ordering: .relaxed) }
        reply.cancel()
        reply.cancel()
        reply.onCancel { record.cancellations.add(10, ordering: .relaxed) }
        #expect(!reply.send(HTTPResponse(200)) && reply.isCancelled)
        #expect(record.cancellations.load(ordering: .relaxed) == 11)
    }

    @Test func `a change reaches answers that come later, and cancellation comes back`() {
        let record = Record()
        let kept = Mutex<DeferredReply?>(nil)
        let reply = Reply.later { inner in kept.withLock { $0 = inner } }
            .mapResponse { $0.setting("x", "1").status == 200 ? HTTPResponse(201) : $0 }
        guard case .later(_, let begin) = reply else {
            Issue.record("the kind of the reply changed")
            return
        }
        begin(deferred(record))
        kept.withLock { _ = $0?.send(HTTPResponse(200)) }
        #expect(record.statuses.withLock { $0 } == [201])

        let outer = deferred(record)
        begin(outer)
        outer.cancel()
        #expect(kept.withLock { $0?.isCancelled } == true)
    }

    @Test func `a change reaches the answer that tells a timeout`() {
        let record = Record()
        let reply = Reply.later { _ in }
            .mapResponse { $0.setting("inner", "1") }.mapResponse { $0.setting("outer", "2") }
        guard case .later(_, let begin) = reply else {
            Issue.record("the kind of the reply changed")
            return
        }
        let outer = deferred(record)
        begin(outer)
        let response = outer.timeoutResponse
        #expect(response.status == 504)
        #expect(response.fields["inner"] == "1" && response.fields["outer"] == "2")
    }

    @Test func `wakes are coalesced until the reactor looks`() {
        let count = Mutex(0)
        let waker = StreamWaker { count.withLock { $0 += 1 } }
        waker.wake()
        waker.wake()
        #expect(count.withLock { $0 } == 1)
        waker.rearm()
        waker.wake()
        #expect(count.withLock { $0 } == 2)
    }
}
