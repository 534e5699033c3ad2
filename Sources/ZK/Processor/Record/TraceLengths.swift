// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The numbers of rows that the parts of a trace have.
public struct TraceLengths: Hashable, Sendable {
    /// Rows of system, decoder and stack: all cycles and the first HALT.
    public let main: Int
    /// Rows of the range checker's table.
    public let range: Int
    /// Rows of the hasher: controller and permutations.
    public let hasher: Int
    /// Rows of the bitwise chiplet.
    public let bitwise: Int
    /// Rows of the memory chiplet.
    public let memory: Int
    /// Rows of the circuit chiplet.
    public let circuit: Int
    /// Rows of the kernel ROM.
    public let kernelROM: Int

    /// Rows of all chiplets, with the one of padding that there always is.
    public var chiplets: Int { hasher + bitwise + memory + circuit + kernelROM + 1 }

    /// The length of the trace: a power of two, at least 64.
    public var padded: Int {
        var length = 64
        while length < max(main, range, chiplets) { length *= 2 }
        return length
    }
}

extension ExecutionRecord {
    /// Counts the rows of the trace.
    ///
    /// - Complexity: sorts the accesses to memory and hashes each distinct block of the code once.
    public func traceLengths() -> TraceLengths {
        TraceLengths(
            main: cycleCount + 1,
            range: RangeTable.rowCount(checkedValues()),
            hasher: controllerRows.roundedUp(to: 16) + 16 * permutationInputs().count,
            bitwise: 8 * bitwise.count,
            memory: memory.count,
            circuit: circuits.reduce(0) { $0 + Int($1.inputCount / 2 + $1.gateCount) },
            kernelROM: kernelProcedureCount
        )
    }

    /// Marks for the 16-bit values that are looked up in the range checker's table.
    private func checkedValues() -> [Bool] {
        var marks = (0..<1 << 16).map { limbs.marks[$0] != 0 }
        func mark(_ value: UInt32) { marks[Int(value & 0xFFFF)] = true }
        var previous: MemoryAccess?
        for access in sortedMemory() {
            let delta = access.delta(after: previous)
            let word = access.address >> 2
            for value in [delta, delta >> 16, word, word >> 16, (word >> 16) << 2] { mark(value) }
            previous = access
        }
        return marks
    }

    /// The accesses by context, word and row, those of one row in their order.
    private func sortedMemory() -> [MemoryAccess] {
        func key(_ access: MemoryAccess) -> (UInt32, UInt32, UInt32) {
            (access.context, access.address >> 2, access.clk)
        }
        // Sorting is stable.
        return memory.sorted { key($0) < key($1) }
    }
}

extension MemoryAccess {
    /// The step from the access before it in the sorted list: of rows within a word, of words
    /// within a context, else of contexts.
    func delta(after previous: MemoryAccess?) -> UInt32 {
        guard let previous else { return 1 }
        if context != previous.context { return context &- previous.context }
        let (word, previousWord) = (address & ~3, previous.address & ~3)
        return word == previousWord ? clk &- previous.clk : word &- previousWord
    }
}

/// The table of 16-bit values, ascending, with steps that are powers of three.
enum RangeTable {
    private static let steps = [2_187, 729, 243, 81, 27, 9, 3, 1]

    /// The rows of a table that holds the marked values, with bridges from 0 to 65535 and one more
    /// row at the end.
    static func rowCount(_ isChecked: [Bool]) -> Int {
        var (rows, last) = (1, 0)
        for value in 1..<1 << 16 where isChecked[value] || value == 0xFFFF {
            var gap = value - last
            for step in steps {
                rows += gap / step
                gap %= step
            }
            last = value
        }
        return rows + 1
    }
}

extension Int {
    /// The least multiple of a number that is not below this one.
    func roundedUp(to multiple: Int) -> Int { (self + multiple - 1) / multiple * multiple }
}
