// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Columns of field elements, one after the other, in memory that is not moved or copied.
///
/// Cells are not initialised. A matrix may be read and written from several threads at once as long
/// as no cell is written while another thread touches it; who writes answers for that.
public final class FeltMatrix {
    /// Cells of a column.
    public let rowCount: Int
    /// Columns.
    public let columnCount: Int
    /// From the first cell of a column to that of the next: the rows and a short tail.
    ///
    /// The tail holds a copy of the first row where kernels look one row ahead. It also keeps the
    /// cells of a row from falling into one set of a cache, as a power of two would.
    public let stride: Int
    private let cells: UnsafeMutablePointer<Felt>
    private let ledger: MemoryLedger?

    /// Nine lines of a cache: odd, and longer than any kernel looks ahead.
    private static let tail = 72

    /// Makes a matrix whose cells hold nothing in particular.
    ///
    /// - Parameters:
    ///   - rowCount: Cells of a column.
    ///   - columnCount: Columns.
    ///   - ledger: Counts the bytes as long as the matrix lives.
    public init(rowCount: Int, columnCount: Int, ledger: MemoryLedger? = nil) {
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.ledger = ledger
        stride = rowCount + Self.tail
        let byteCount = stride * columnCount * MemoryLayout<Felt>.stride
        cells = allocateCells(of: Felt.self, count: stride * columnCount)
        ledger?.add(byteCount)
    }

    /// Makes a matrix of the size of another.
    public convenience init(like other: FeltMatrix, ledger: MemoryLedger? = nil) {
        self.init(rowCount: other.rowCount, columnCount: other.columnCount, ledger: ledger)
    }

    /// Makes a matrix of given columns, all of one length.
    public convenience init(columns: [[Felt]], ledger: MemoryLedger? = nil) {
        let rowCount = columns.first?.count ?? 0
        self.init(rowCount: rowCount, columnCount: columns.count, ledger: ledger)
        for (index, column) in columns.enumerated() {
            precondition(column.count == rowCount, "columns of several lengths")
            self.column(index).update(from: column, count: rowCount)
        }
    }

    deinit {
        ledger?.remove(stride * columnCount * MemoryLayout<Felt>.stride)
        cells.deallocate()
    }

    /// The cells of a column, and the tail after them.
    ///
    /// Valid as long as the matrix lives.
    public func column(_ index: Int) -> UnsafeMutablePointer<Felt> {
        assert(index < columnCount)
        return cells + index * stride
    }

    /// The columns, for kernels that read many at once.
    ///
    /// Shape `[columnCount]`.
    public var columns: [UnsafeMutablePointer<Felt>] { (0..<columnCount).map { column($0) } }

    /// Copies the first row behind the last one.
    public func wrap() {
        for index in 0..<columnCount { column(index)[rowCount] = column(index)[0] }
    }
}
