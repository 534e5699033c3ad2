// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import VMAIR
import VMCore

/// The decoder's rows of a basic block: batches, and the operations of their groups.
struct BlockRows {
    private let code: CodeTables
    private let batches: UnsafeMutablePointer<DecodedForest.Batch>
    private let batchCount: Int
    private let span: ControlRow
    /// The position of the first operation in the flat arrays, less its row.
    private let codeOffset: Int
    private let firstRow: Int
    /// The groups that are not yet used up.
    private var groupsLeft: Int

    /// Takes a block.
    ///
    /// - Parameters:
    ///   - span: Its SPAN row.
    ///   - code: The arrays of its forest.
    ///   - row: The row of its first operation.
    init(_ span: ControlRow, of code: CodeTables, row: Int) {
        let node = Int(span.place.node)
        let first = Int(code.firstBatches[node])
        self.code = code
        self.span = span
        batches = code.batches + first
        batchCount = Int(code.firstBatches[node + 1]) - first
        codeOffset = Int(code.nodes[node].first) - row
        firstRow = row
        groupsLeft = 8 * (batchCount - 1) + Int(batches[batchCount - 1].groupCount)
    }

    /// Writes the SPAN or RESPAN row of a batch, all but its address.
    func write(batch: Int, row: Int, into columns: DecoderColumns<UnsafeMutablePointer<Felt>>) {
        for lane in 0..<8 { columns.hasherState[lane][row] = batches[batch].groups[lane] }
        columns.groupCount[row] = Felt(UInt32(truncatingIfNeeded: groupsLeft))
        let flags = columns.batchFlags
        switch batches[batch].groupCount {
        case 8: flags[0][row] = .one
        case 4: flags[1][row] = .one
        case 2: flags[2][row] = .one
        default:
            flags[1][row] = .one
            flags[2][row] = .one
        }
    }

    /// Writes rows of the body.
    ///
    /// - Parameters:
    ///   - rows: The rows, all of the body.
    ///   - columns: Where to write.
    ///   - codes: Gets the operations of the rows.
    mutating func write(
        _ rows: Range<Int>,
        into columns: DecoderColumns<UnsafeMutablePointer<Felt>>,
        codes: UnsafeMutablePointer<UInt8>
    ) {
        var row = firstRow
        for batch in 0..<batchCount {
            guard row < rows.upperBound else { return }
            let isContinued = batch > 0
            let size = Int(batches[batch].groupStarts[8]) + (isContinued ? 1 : 0)
            if row + size <= rows.lowerBound {
                groupsLeft -= 8
            } else {
                if isContinued, row >= rows.lowerBound {
                    write(batch: batch, row: row, into: columns)
                    columns.address[row] = address(batch - 1)
                    codes[row - rows.lowerBound] = Opcode.respan.rawValue
                }
                let first = isContinued ? row + 1 : row
                writeOperations(of: batch, from: first, within: rows, columns, codes)
            }
            row += size
        }
    }

    private func address(_ batch: Int) -> Felt {
        Felt(span.block &+ UInt32(truncatingIfNeeded: 2 * batch))
    }

    private mutating func writeOperations(
        of batch: Int,
        from first: Int,
        within rows: Range<Int>,
        _ columns: DecoderColumns<UnsafeMutablePointer<Felt>>,
        _ codes: UnsafeMutablePointer<UInt8>
    ) {
        let (addresses, address) = (columns.address, address(batch))
        let (parents, parent) = (columns.hasherState[1], Felt(span.parent))
        let (rests, isInBlock) = (columns.hasherState[0], columns.isInBlock)
        let (groupCounts, indices) = (columns.groupCount, columns.operationIndex)
        let starts = batches[batch].groupStarts
        var row = first
        for group in 0..<8 where starts[group] < starts[group + 1] {
            groupsLeft -= 1
            var rest = batches[batch].groups[group].value
            for index in 0..<UInt32(starts[group + 1] - starts[group]) {
                guard row < rows.upperBound else { return }
                let opcode = code.codes[row + codeOffset]
                rest >>= 7
                if row >= rows.lowerBound {
                    codes[row - rows.lowerBound] = opcode.rawValue
                    addresses[row] = address
                    parents[row] = parent
                    rests[row] = Felt(reducing: rest)
                    isInBlock[row] = .one
                    groupCounts[row] = Felt(UInt32(truncatingIfNeeded: groupsLeft))
                    indices[row] = Felt(index)
                }
                if opcode == .push { groupsLeft -= 1 }
                row += 1
            }
        }
    }
}
