// SPDX-License-Identifier: MIT

import HTTPSemantics
import Testing

@Suite struct BodyBudgetTests {
    @Test func `what is over the budget is refused and changes nothing`() {
        let budget = BodyBudget(bytesMax: 100)
        let first = BodyHold(budget)
        let second = BodyHold(budget)
        #expect(first.grow(by: 60) && !second.grow(by: 41) && budget.heldBytes == 60)
        #expect(second.grow(by: 40) && !first.grow(by: 1) && budget.heldBytes == 100)
    }

    @Test func `a body is booked as long as some copy of its request is there`() {
        let budget = BodyBudget(bytesMax: 100)
        var copies: [HTTPRequest] = []
        do {
            let hold = BodyHold(budget)
            #expect(hold.grow(by: 70))
            let target = try? RequestTarget(Array("/".utf8))
            var request = target.map { HTTPRequest(method: .post, target: $0) }
            request?.bodyHold = hold
            copies = [request, request].compactMap(\.self)
        }
        #expect(copies.count == 2 && budget.heldBytes == 70)
        copies.removeFirst()
        #expect(budget.heldBytes == 70)
        copies.removeFirst()
        #expect(budget.heldBytes == 0)
    }
}
