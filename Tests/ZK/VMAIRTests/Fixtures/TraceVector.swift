// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport
import VMAIR

/// A trace of the vectors with its statement, challenges and auxiliary columns.
struct TraceVector {
    let name: String
    let rowCount: Int
    /// Rows, each of 72 cells.
    var mainRows: [[Felt]]
    /// Rows, each of 7 cells.
    let auxRows: [[QuadFelt]]
    let publicValues: [Felt]
    let kernelDigests: [Word]
    let alpha: QuadFelt
    let beta: QuadFelt
    let finals: [QuadFelt]

    static func names() -> [String] {
        Vectors.files("proofs/traces", suffix: ".main.bin").map { String($0.dropLast(9)) }
    }

    init(_ name: String) throws {
        let json = try Vectors.json("proofs/traces/\(name).json")
        let rowCount = try json["rows"].int
        let main = try Self.columns("\(name).main.bin", rowCount: rowCount)
        let aux = try Self.columns("\(name).aux.bin", rowCount: rowCount)
        self.name = name
        self.rowCount = rowCount
        mainRows = (0..<rowCount).map { row in main.map { $0[row] } }
        auxRows = (0..<rowCount).map { row in
            stride(from: 0, to: aux.count, by: 2).map { QuadFelt(aux[$0][row], aux[$0 + 1][row]) }
        }
        publicValues = try json["public_values"].felts
        kernelDigests = try json["kernel_digests"].items.map { try $0.word }
        alpha = try json["alpha"].quadFelt
        beta = try json["beta"].quadFelt
        finals = try json["aux_finals"].items.map { try $0.quadFelt }
    }

    private static func columns(_ file: String, rowCount: Int) throws -> [[Felt]] {
        let bytes = try Vectors.bytes("proofs/traces/\(file)")
        var cells: [Felt] = []
        for start in stride(from: 0, to: bytes.count, by: 8) {
            var value: UInt64 = 0
            for index in (start..<start + 8).reversed() {
                value = value << 8 | UInt64(bytes[index])
            }
            cells.append(try Felt(canonical: value))
        }
        return stride(from: 0, to: cells.count, by: rowCount).map {
            Array(cells[$0..<$0 + rowCount])
        }
    }

    /// What constraints see on a row; the row after the last is the first.
    func frame(_ row: Int, of relation: Relation) -> RowFrame {
        let next = (row + 1) % rowCount
        let isLast = row == rowCount - 1
        return RowFrame(
            mainCurrent: mainRows[row],
            mainNext: mainRows[next],
            auxCurrent: auxRows[row],
            auxNext: auxRows[next],
            periodic: relation.periodicColumns.map { $0[row % $0.count] },
            publicValues: publicValues,
            alpha: alpha,
            beta: beta,
            finals: finals,
            isFirst: row == 0 ? .one : .zero,
            isLast: isLast ? .one : .zero,
            isTransition: isLast ? .zero : .one
        )
    }

    /// The first constraint that does not vanish on a row, if there is one.
    func brokenConstraint(onRow row: Int, of relation: Relation) -> Int? {
        relation.constraintValues(at: frame(row, of: relation)).firstIndex { $0 != .zero }
    }
}
