// SPDX-License-Identifier: MIT

import HTTPSemantics
import TestSupport
import Testing

@testable import SocketServer

@Suite struct TimerQueueTests {
    @Test(arguments: UInt64(0)..<50)
    func `entries come out in order and never before their time`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var queue = TimerQueue()
        var expected: [Int64] = []
        for token in 0..<(1 + generator.next() % 200) {
            let moment = Int64(generator.next() % 1_000)
            expected.append(moment)
            queue.insert(TimerQueue.Entry(moment: Moment(nanoseconds: moment), token: token))
        }
        expected.sort()
        #expect(queue.first?.nanoseconds == expected.first)
        var taken: [Int64] = []
        for now in stride(from: Int64(0), through: 1_000, by: 100) {
            while let entry = queue.popDue(Moment(nanoseconds: now)) {
                #expect(entry.moment.nanoseconds <= now)
                taken.append(entry.moment.nanoseconds)
            }
        }
        #expect(taken == expected && queue.first == nil)
    }
}
