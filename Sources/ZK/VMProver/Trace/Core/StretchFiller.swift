// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Processor
import VMAIR
import VMCore

/// Fills the rows of one stretch after the other.
struct StretchFiller: ~Copyable {
    private let record: ExecutionRecord
    private let tables: [CodeTables]
    let columns: TraceColumns
    /// The operations of the stretch's rows.
    let codes: UnsafeMutablePointer<UInt8>
    private var replay: Replay
    private var stretch: Range<Int> = 0..<0
    /// The row that comes next.
    private var row = 0
    /// The first row whose context is not yet written, and that context.
    private var contextRow = 0
    private var context: UInt32 = 0
    private var functionHash = Word.zero

    init(
        record: ExecutionRecord,
        rowsMax: Int,
        tables: [CodeTables],
        trace: FeltMatrix,
        lookups: RangeLookups
    ) {
        self.record = record
        self.tables = tables
        columns = trace.named
        codes = .allocate(capacity: max(1, rowsMax))
        codes.initialize(repeating: 0, count: max(1, rowsMax))
        let target = ReplayTarget(
            helpers: columns.decoder.hasherState[2],
            stack: columns.stack.items[0],
            stride: trace.stride,
            lookups: lookups.counts
        )
        replay = Replay(of: record, rowsMax: rowsMax, into: target)
    }

    deinit { codes.deallocate() }

    mutating func fill(_ stretch: Stretch) {
        begin(stretch)
        let before = stretch.control.lowerBound - 1
        if before >= 0, record.control[before].opcode == .span {
            // Only a body lies between a SPAN and the next control row.
            run(record.control[before], from: Int(stretch.start.registers.blockOffset))
        }
        for index in stretch.control {
            guard row < stretch.rows.upperBound else { break }
            let control = record.control[index]
            step(control)
            if control.opcode == .span { run(control, from: 0) }
        }
        writeContext(before: row)
        for (index, column) in columns.decoder.opcodeColumns.enumerated() {
            let cells = column + stretch.rows.lowerBound
            OpcodeCells.fill(cells, index, codes: codes, count: stretch.rows.count)
        }
        if stretch.isLast { replay.writeLast() }
    }

    private mutating func begin(_ stretch: Stretch) {
        replay.begin(stretch.start)
        self.stretch = stretch.rows
        row = stretch.rows.lowerBound
        contextRow = row
        context = replay.context
        functionHash = replay.functionHash
        let decoder = columns.decoder
        let sparse =
            decoder.helpers + decoder.batchFlags
            + [decoder.isInBlock, decoder.groupCount, decoder.operationIndex]
        for column in sparse {
            (column + row).update(repeating: .zero, count: stretch.rows.count)
        }
    }

    /// Writes the system columns of rows that have one context.
    private mutating func writeContext(before end: Int) {
        let (system, count) = (columns.system, end - contextRow)
        (system.context + contextRow).update(repeating: Felt(context), count: count)
        for (index, column) in system.functionHash.enumerated() {
            (column + contextRow).update(repeating: functionHash[index], count: count)
        }
        contextRow = end
        context = replay.context
        functionHash = replay.functionHash
    }
}

// MARK: Rows

extension StretchFiller {
    /// Fills a control row.
    private mutating func step(_ control: ControlRow) {
        let code = tables[Int(control.place.forest)]
        let node = code.nodes[Int(control.place.node)]
        let callee = replay.step(control, of: code)
        let decoder = columns.decoder
        let isInside = control.opcode == .end || control.opcode == .repeat
        decoder.address[row] = Felt(isInside ? control.block : control.parent)
        codes[row - stretch.lowerBound] = control.opcode.rawValue
        switch control.opcode {
        case .span: writeSpan(control, code)
        case .join, .split:
            writeHashes(code.digests[Int(node.first)], code.digests[Int(node.second)])
        case .end: writeHashes(code.digests[Int(control.place.node)], Word(control.flags))
        case .repeat: writeHashes(code.digests[Int(node.first)], Word(control.flags))
        case .dyn: writeHashes(callee?.root ?? .zero, .zero)
        case .dyncall:
            let (depth, clock) = (callee?.depth ?? 0, callee?.overflowClock ?? 0)
            writeHashes(callee?.root ?? .zero, Word(Felt(depth), Felt(clock), .zero, .zero))
        default: writeHashes(code.digests[Int(node.first)], .zero)
        }
        row += 1
        switch control.opcode {
        case .call, .dyncall, .syscall: writeContext(before: row)
        case .end where !control.flags.isDisjoint(with: [.isCall, .isSystemCall]):
            writeContext(before: row)
        default: break
        }
    }

    private func writeHashes(_ first: Word, _ second: Word) {
        let cells = columns.decoder.hasherState
        for index in 0..<4 {
            cells[index][row] = first[index]
            cells[index + 4][row] = second[index]
        }
    }

    private func writeSpan(_ control: ControlRow, _ code: CodeTables) {
        let block = BlockRows(control, of: code, row: row + 1)
        block.write(batch: 0, row: row, into: columns.decoder)
    }

    /// Fills rows of a block's body until it or the stretch ends.
    private mutating func run(_ span: ControlRow, from offset: Int) {
        let code = tables[Int(span.place.forest)]
        let node = code.nodes[Int(span.place.node)]
        let first = Int(node.first) + offset
        let count = min(Int(node.second) - first, stretch.upperBound - row)
        guard count > 0 else { return }
        replay.run(count, from: first, of: code)
        var block = BlockRows(span, of: code, row: row - offset)
        block.write(
            row..<row + count,
            into: columns.decoder,
            codes: codes + (row - stretch.lowerBound)
        )
        row += count
    }
}

extension Word {
    /// What END and REPEAT rows show of their block.
    fileprivate init(_ flags: ControlRow.Flags) {
        func cell(_ flag: ControlRow.Flags) -> Felt { flags.contains(flag) ? .one : .zero }
        self.init(cell(.isLoopBody), cell(.isLoopEntered), cell(.isCall), cell(.isSystemCall))
    }
}
