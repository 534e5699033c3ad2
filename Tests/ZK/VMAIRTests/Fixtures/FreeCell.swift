// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMAIR
import VMCore

/// Cells of honest traces that the compatible relation leaves to the prover.
///
/// Most are harmless: nobody reads them. The last three kinds, and the values among the first of a
/// section, are holes of the relation.
enum FreeCell: CaseIterable {
    /// Rows below the last chiplet.
    case chipletPadding
    /// Cells that the chiplet of the row has no use for.
    case unusedChipletCell
    /// Links of a section's first row to a row before it that there is not.
    case firstOfSection
    /// Decoder cells that the operation of the row has no use for.
    case unusedDecoderCell
    /// The inverse that shows an overflow where there is none.
    case overflowInverse
    /// The last row, whose look-ups are never counted.
    case lastRow
    /// The overflow address between two shifts of the stack.
    case overflowAddress
    /// The context and the function hash after END of a block that is no call.
    case contextAfterEnd
    /// Items after an operation whose effect on them nothing states.
    case stackItem

    private static let map = MainColumns<Int> { $0 }

    /// Why the relation may not notice a change of a cell; nil if it must.
    init?(_ trace: TraceVector, row: Int, column: Int) {
        let here = MainColumns { trace.mainRows[row][$0] }
        let before = MainColumns { trace.mainRows[max(row, 1) - 1][$0] }
        let map = Self.map
        switch column {
        case map.range.multiplicity where row == trace.rowCount - 1: self = .lastRow
        case map.system.context, map.system.functionHash[0]...map.system.functionHash[3]:
            guard before.operation == .end else { return nil }
            self = .contextAfterEnd
        case map.stack.overflowInverse:
            guard here.stack.depth == 16 else { return nil }
            self = .overflowInverse
        case map.stack.overflowAddress:
            guard !here.readsOverflowAddress, !before.setsOverflowAddress else { return nil }
            self = .overflowAddress
        case map.stack.items[0]...map.stack.items[15]:
            guard before.operation.leavesItemsOpen else { return nil }
            self = .stackItem
        case map.decoder.groupCount, map.decoder.hasherState[0]...map.decoder.hasherState[7]:
            guard !Self.decoderUses(here, column: column) else { return nil }
            self = .unusedDecoderCell
        case 52...70: self.init(chiplet: here.chiplets, before: before.chiplets, column)
        default: return nil
        }
    }

    private static func decoderUses(_ row: MainColumns<Felt>, column: Int) -> Bool {
        let cells = map.decoder.hasherState
        let isHelper = column >= cells[2] && column <= cells[7]
        switch row.operation {
        case .halt: return false
        case .repeat: return column == cells[4]
        case .dyncall: return column < cells[6]
        case .join, .split, .loop, .call, .syscall, .dyn:
            return column != map.decoder.groupCount
        case .span, .respan, .end: return true
        default:
            // In a block: the rest of the group, the count, and the helpers of the operation.
            if column == cells[1] { return false }
            if column == cells[row.inverseLane], row.needsNoInverse { return false }
            return !isHelper || column - cells[2] < row.operation.helperCount
        }
    }

    private init?(chiplet row: ChipletColumns<Felt>, before: ChipletColumns<Felt>, _ column: Int) {
        let map = Self.map.chiplets
        let isUnused: Bool
        if row.isController == .one {
            let isPadding = row.controller.selectors[0] == 0 && row.controller.selectors[1] == 1
            let isState = row.controller.selectors[0] == 0 && row.controller.selectors[2] == 1
            switch column {
            case map.controller.state[0]...map.controller.state[11]: isUnused = isPadding
            case map.controller.selectors[2]: isUnused = isPadding
            case map.controller.nodeIndex: isUnused = isPadding || isState
            case map.controller.directionBit: isUnused = isState && row.controller.isBoundary == 0
            default: isUnused = false
            }
        } else if row.isPermutation == .one {
            isUnused = false
        } else if row.selectors[0] == 0 {
            isUnused = column > map.bitwise.output
        } else if row.selectors[1] == 0 {
            let isFirst = before.isPermutation == .one || before.selectors[0] == 0
            let links = [map.memory.deltaInverse, map.memory.isSameWord]
            // After an empty bitwise section nothing says that memory starts as zeros.
            let isValue = before.isPermutation == .one && map.memory.values.contains(column)
            if isFirst, isValue || links.contains(column) {
                self = .firstOfSection
                return
            }
            // Reads of one word need not show that their clocks differ.
            let isReread =
                row.memory.isSameWord == .one && row.memory.isRead == .one
                && before.memory.isRead == .one
            isUnused = isReread && column == map.memory.deltaInverse
        } else if row.selectors[2] == 0 {
            let isRead = row.circuit.isGate == 0
            isUnused = isRead && [map.circuit.operation, map.circuit.value2[0]].contains(column)
        } else if row.selectors[3] == 0 {
            isUnused = column > map.kernelROM.digest[3]
        } else {
            guard column >= 56 else { return nil }
            self = .chipletPadding
            return
        }
        guard isUnused else { return nil }
        self = .unusedChipletCell
    }
}

extension MainColumns<Felt> {
    /// The operation of the row.
    var operation: Opcode {
        let bits = decoder.operationBits.reversed()
        let code = bits.reduce(0) { $0 << 1 | UInt8($1.value & 1) }
        return Opcode(rawValue: code) ?? .noop
    }

    /// The lane of the helper that is an inverse, where the operation has one.
    var inverseLane: Int { operation.rawValue >> 4 == 4 ? 6 : 2 }

    /// Whether what the inverse should show is shown without it: equal operands are equal, and a
    /// low half of zero lets the high half be anything.
    var needsNoInverse: Bool {
        switch operation {
        case .eq: stack[0] == stack[1]
        case .eqz: stack[0] == 0
        case .u32Split, .u32Mul, .u32Madd: decoder.helpers[0] == 0 && decoder.helpers[1] == 0
        default: false
        }
    }

    /// Whether the stack shrinks at the bottom of its top sixteen onto an overflowing item.
    private var popsOverflow: Bool {
        let isEndOfOther = operation == .end && decoder.isLoop == 0
        return operation.pops && !isEndOfOther && stack.depth != 16
    }

    /// Whether the row pushes, pops or saves below the overflow address.
    var readsOverflowAddress: Bool {
        operation.pushes || operation == .call || operation == .syscall
            || popsOverflow
    }

    /// Whether the row says what the next overflow address is.
    var setsOverflowAddress: Bool {
        let restores = operation == .end && decoder.isCall + decoder.isSystemCall == .one
        return operation.pushes || restores || popsOverflow
    }
}

extension Opcode {
    /// How many of the six helpers the constraints of the operation look at.
    var helperCount: Int {
        switch self {
        case .eq, .eqz, .expAcc, .hperm, .merkleVerify, .merkleUpdate: 1
        case .u32Split, .u32Mul, .u32Madd: 5
        case .u32Add, .u32Add3, .u32Sub, .u32Div, .u32Assert2, .hornerExt: 4
        case .logPrecompile: 5
        case .hornerBase, .friE2F4: 6
        default: 0
        }
    }

    /// Whether the stack grows at the bottom of its top sixteen.
    var pushes: Bool { self == .push || self == .u32Split || rawValue >> 4 == 3 }

    /// Whether the stack shrinks at the bottom of its top sixteen; END only of a loop.
    var pops: Bool {
        switch self {
        case .u32Add3, .u32Madd, .split, .loop, .repeat, .dyn, .dyncall, .end: true
        default: rawValue >> 4 == 2
        }
    }

    /// Whether the operation may change items that no constraint ties to the row before.
    var leavesItemsOpen: Bool {
        switch self {
        case .swapWord2, .swapWord3, .pipe, .mstream, .caller, .evalCircuit, .syscall, .repeat,
            .logPrecompile, .advicePop, .advicePopWord, .dyncall:
            true
        default: false
        }
    }
}
