// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import VMAIR

/// Fills the rows of the memory chiplet, one for each access, in the plan's order.
struct MemoryRows {
    private let accesses: RecordedList<MemoryAccess>
    private let order: [UInt32]
    private let cells: ChipletCells
    private let start: Int

    init(
        _ accesses: RecordedList<MemoryAccess>,
        _ plan: ChipletPlan,
        _ cells: ChipletCells,
        start: Int
    ) {
        self.accesses = accesses
        order = plan.memoryOrder
        self.cells = cells
        self.start = start
    }

    /// Fills the rows of some of the accesses.
    func fill(_ numbers: Range<Int>) {
        cells.begin(start + numbers.lowerBound..<start + numbers.upperBound, past: 1)
        var previous = numbers.lowerBound > 0 ? access(numbers.lowerBound - 1) : nil
        for number in numbers {
            let access = access(number)
            fill(start + number, access, after: previous)
            previous = access
        }
        invert(
            cells.cells(cells.names.memory.deltaInverse, from: start + numbers.lowerBound),
            count: numbers.count
        )
    }

    private func access(_ number: Int) -> MemoryAccess { accesses[Int(order[number])] }

    /// Fills a row; the distance itself stands for its inverse.
    private func fill(_ row: Int, _ access: MemoryAccess, after previous: MemoryAccess?) {
        let names = cells.names.memory
        let isRead = access.kind == .readElement || access.kind == .readWord
        let isWord = access.kind == .readWord || access.kind == .writeWord
        let word = access.address >> 2
        cells[names.isRead, row] = isRead ? .one : .zero
        cells[names.isWord, row] = isWord ? .one : .zero
        cells[names.context, row] = Felt(access.context)
        cells[names.wordAddress, row] = Felt(access.address & ~3)
        cells[names.indexBits[0], row] = Felt(access.address & 1)
        cells[names.indexBits[1], row] = Felt(access.address >> 1 & 1)
        cells[names.clock, row] = Felt(access.clk)
        for element in 0..<4 { cells[names.values[element], row] = access.word[element] }

        let delta = access.delta(after: previous)
        cells[names.deltaLimbs[0], row] = Felt(delta & 0xFFFF)
        cells[names.deltaLimbs[1], row] = Felt(delta >> 16)
        cells[names.deltaInverse, row] = Felt(delta)
        let isSameWord =
            previous.map { $0.context == access.context && $0.address >> 2 == word } ?? true
        cells[names.isSameWord, row] = isSameWord ? .one : .zero
        cells[names.addressLimbs[0], row] = Felt(word & 0xFFFF)
        cells[names.addressLimbs[1], row] = Felt(word >> 16)
    }

    /// Inverts cells in place at the price of one inversion; zeros stay zeros.
    private func invert(_ cells: UnsafeMutablePointer<Felt>, count: Int) {
        let inverses = batchInverse(Array(UnsafeBufferPointer(start: cells, count: count)))
        cells.update(from: inverses, count: count)
    }
}
