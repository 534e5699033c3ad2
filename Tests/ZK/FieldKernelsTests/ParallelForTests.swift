// SPDX-License-Identifier: MIT

import FieldKernels
import Synchronization
import Testing

@Suite struct ParallelForTests {
    @Test(arguments: [0, 1, 2, 7, 1000], [1, 2, 5])
    func `each index is called once`(count: Int, threads: Int) {
        let total = Atomic(0)
        let calls = Atomic(0)
        parallelFor(count, threads: threads) { index in
            total.add(index + 1, ordering: .relaxed)
            calls.add(1, ordering: .relaxed)
        }
        #expect(calls.load(ordering: .relaxed) == count)
        #expect(total.load(ordering: .relaxed) == count * (count + 1) / 2)
    }

    @Test func `pieces cover everything once`() {
        let total = Atomic(0)
        parallelPieces(of: 1001, size: 100, threads: 3) { piece in
            for index in piece { total.add(index, ordering: .relaxed) }
        }
        #expect(total.load(ordering: .relaxed) == 1000 * 1001 / 2)
    }

    @Test(arguments: [0, 1, 3, 1001], [1, 2, 5])
    func `pieces with workspaces cover everything once`(count: Int, threads: Int) {
        let made = Atomic(0)
        let total = Atomic(0)
        parallelPieces(
            of: count,
            size: 10,
            threads: threads,
            workspace: { _ in made.add(1, ordering: .relaxed).newValue }
        ) { own, piece in
            // Nobody else has this workspace.
            total.add(own > 0 ? piece.reduce(0, +) : 0, ordering: .relaxed)
        }
        #expect(total.load(ordering: .relaxed) == count * (count - 1) / 2)
        #expect(made.load(ordering: .relaxed) == min(threads, (count + 9) / 10))
    }

    @Test func `a ledger knows the most that was held at once`() {
        let ledger = MemoryLedger()
        var first: FeltMatrix? = FeltMatrix(rowCount: 100, columnCount: 2, ledger: ledger)
        let held = ledger.currentBytes
        #expect(held >= 1600)
        first = nil
        #expect(first == nil && ledger.currentBytes == 0)
        let second = FeltMatrix(rowCount: 10, columnCount: 1, ledger: ledger)
        #expect(second.rowCount == 10 && ledger.peakBytes == held)
    }
}
