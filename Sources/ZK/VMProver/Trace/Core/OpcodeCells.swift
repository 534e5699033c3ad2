// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMAIR
import VMCore

/// The nine cells that say which operation a row has: seven bits and two products of bits.
struct OpcodeCells {
    private let code: UInt8

    init(_ opcode: Opcode) { code = opcode.rawValue }

    /// A cell, in the order of ``DecoderColumns/opcodeColumns``.
    subscript(index: Int) -> Felt {
        var cell = Felt.zero
        withUnsafePointer(to: code) { code in
            Self.fill(&cell, index, codes: code, count: 1)
        }
        return cell
    }

    /// Fills cells of a column from the codes of their rows.
    static func fill(
        _ cells: UnsafeMutablePointer<Felt>,
        _ index: Int,
        codes: UnsafePointer<UInt8>,
        count: Int
    ) {
        switch index {
        case 0..<7:
            let bit = UInt8(truncatingIfNeeded: index)
            for row in 0..<count { cells[row] = Felt(UInt32(codes[row] >> bit & 1)) }
        case 7:
            for row in 0..<count {
                let code = codes[row]
                cells[row] = Felt(UInt32(code >> 6 & ~(code >> 5) & code >> 4 & 1))
            }
        default:
            for row in 0..<count {
                cells[row] = Felt(UInt32(codes[row] >> 6 & codes[row] >> 5 & 1))
            }
        }
    }
}

extension DecoderColumns {
    /// The columns that hold the operation: its bits, then the two prefixes.
    var opcodeColumns: [Cell] { operationBits + [prefix101, prefix11] }
}
