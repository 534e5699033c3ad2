// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import TestSupport

extension SeededGenerator {
    /// Values on which carries and borrows happen, and all others.
    mutating func edgyFelt() -> Felt {
        let edges: [UInt64] = [
            0, 1, 2, 0xFFFF_FFFF, 0x1_0000_0000, 0xFFFF_FFFE_FFFF_FFFF, 0xFFFF_FFFF_0000_0000,
            0x8000_0000_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, 0xFFFF_FFFE_0000_0001,
        ]
        let choice = Int(next() % 16)
        return choice < edges.count ? Felt(reducing: edges[choice]) : felt()
    }

    mutating func edgyFelts(_ count: Int) -> [Felt] { (0..<count).map { _ in edgyFelt() } }

    mutating func matrix(rowCount: Int, columnCount: Int) -> FeltMatrix {
        FeltMatrix(columns: (0..<columnCount).map { _ in edgyFelts(rowCount) })
    }
}

extension FeltMatrix {
    /// The cells of a column without its tail.
    func cells(_ index: Int) -> [Felt] {
        Array(UnsafeBufferPointer(start: column(index), count: rowCount))
    }

    var copy: FeltMatrix { FeltMatrix(columns: (0..<columnCount).map { cells($0) }) }
}

extension FieldKernels {
    /// What is compared with the reference.
    static var packedForms: [String] { all.map { $0.name }.filter { $0 != "reference" } }
}
