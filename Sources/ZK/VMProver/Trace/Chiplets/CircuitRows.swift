// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import VMAIR

/// Fills the rows of the circuit chiplet: for each circuit those that read its inputs, two at a
/// time, then one for each gate.
struct CircuitRows {
    private let circuits: RecordedList<CircuitCall>
    private let accesses: RecordedList<MemoryAccess>
    private let cells: ChipletCells
    /// The first row of each circuit, and the end of the last.
    private let starts: [Int]

    init(_ record: ExecutionRecord, _ cells: ChipletCells, start: Int) {
        circuits = record.circuits
        accesses = record.memory
        self.cells = cells
        var starts = [start]
        for circuit in record.circuits { starts.append((starts.last ?? 0) + circuit.rowCount) }
        self.starts = starts
    }

    /// Fills the rows of some of the circuits.
    func fill(_ numbers: Range<Int>) {
        for number in numbers { fill(circuits[number], starts[number]..<starts[number + 1]) }
    }

    private func fill(_ circuit: CircuitCall, _ rows: Range<Int>) {
        guard !rows.isEmpty, circuit.firstAccess + rows.count <= accesses.count else { return }
        cells.begin(rows, past: 2)
        let names = cells.names.circuit
        cells[names.isStart, rows.lowerBound] = .one
        cells.fill(names.context, rows, with: Felt(circuit.context))
        cells.fill(names.clock, rows, with: Felt(circuit.clk))
        let layout = Layout(circuit, firstRow: rows.lowerBound)
        for read in 0..<circuit.readCount { fillRead(read, circuit, layout) }
        for gate in 0..<Int(circuit.gateCount) { fillGate(gate, circuit, layout) }
    }

    private func fillRead(_ read: Int, _ circuit: CircuitCall, _ layout: Layout) {
        let names = cells.names.circuit
        let row = layout.firstRow + read
        let word = accesses[circuit.firstAccess + read].word
        let id = layout.wireCount - 1 - 2 * read
        cells[names.pointer, row] = felt(Int(circuit.pointer) + 4 * read)
        cells[names.id0, row] = felt(id)
        write(QuadFelt(word.e0, word.e1), names.value0, row)
        cells[names.id1, row] = felt(id - 1)
        write(QuadFelt(word.e2, word.e3), names.value1, row)
        cells[names.gateCount, row] = felt(Int(circuit.gateCount) - 1)
    }

    private func fillGate(_ gate: Int, _ circuit: CircuitCall, _ layout: Layout) {
        let names = cells.names.circuit
        let row = layout.firstRow + circuit.readCount + gate
        let access = accesses[circuit.firstAccess + circuit.readCount + gate]
        let code = access.word[Int(access.address & 3)].value
        let mask: UInt64 = 1 << 30 - 1
        let (leftID, rightID) = (Int(code & mask), Int(code >> 30 & mask))
        let (left, right) = (use(leftID, layout, before: row), use(rightID, layout, before: row))
        cells[names.isGate, row] = .one
        cells[names.pointer, row] = Felt(access.address)
        cells[names.id0, row] = felt(Int(circuit.gateCount) - 1 - gate)
        cells[names.id1, row] = felt(leftID)
        write(left, names.value1, row)
        cells[names.id2, row] = felt(rightID)
        write(right, names.value2, row)
        let result: (operation: Felt, value: QuadFelt)
        switch code >> 60 {
        case 0: result = (-Felt.one, left - right)
        case 1: result = (.zero, left * right)
        default: result = (.one, left + right)
        }
        cells[names.operation, row] = result.operation
        write(result.value, names.value0, row)
    }

    /// Where the wires of a circuit are defined; they count down from the first input.
    private struct Layout {
        let firstRow: Int
        let wireCount: Int
        private let inputCount: Int

        init(_ circuit: CircuitCall, firstRow: Int) {
            self.firstRow = firstRow
            inputCount = Int(circuit.inputCount)
            wireCount = inputCount + Int(circuit.gateCount)
        }

        /// The row of a wire, and whether it is the second one there.
        func place(of id: Int) -> (row: Int, isSecond: Bool) {
            let index = wireCount - 1 - id
            guard index < inputCount else {
                return (firstRow + index - inputCount / 2, false)
            }
            return (firstRow + index / 2, index & 1 == 1)
        }
    }

    /// Counts a use of a wire and gives its value.
    private func use(_ id: Int, _ layout: Layout, before gate: Int) -> QuadFelt {
        let names = cells.names.circuit
        let (row, isSecond) = layout.place(of: id)
        assert((layout.firstRow..<gate).contains(row), "gates name wires that are there")
        guard (layout.firstRow..<gate).contains(row) else { return .zero }
        let value = isSecond ? names.value1 : names.value0
        cells[isSecond ? names.multiplicity1 : names.multiplicity0, row] += .one
        return QuadFelt(cells[value[0], row], cells[value[1], row])
    }

    private func write(_ value: QuadFelt, _ columns: [Int], _ row: Int) {
        cells[columns[0], row] = value.c0
        cells[columns[1], row] = value.c1
    }

    private func felt(_ number: Int) -> Felt { Felt(reducing: UInt64(number)) }
}
