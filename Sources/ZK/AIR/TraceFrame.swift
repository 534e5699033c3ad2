// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Everything a constraint looks at: two adjacent rows, what goes with them, and the statement.
///
/// Shapes must be those of the program the frame is given to; whoever reads them from a proof
/// checks them first.
public struct TraceFrame<Cell: Sendable>: Sendable {
    /// The main columns.
    ///
    /// Shape `[mainWidth]`.
    public var mainCurrent: [Cell]
    /// The main columns one row later.
    ///
    /// Shape `[mainWidth]`.
    public var mainNext: [Cell]
    /// The auxiliary columns.
    ///
    /// Shape `[auxWidth]`.
    public var auxCurrent: [QuadFelt]
    /// The auxiliary columns one row later.
    ///
    /// Shape `[auxWidth]`.
    public var auxNext: [QuadFelt]
    /// The periodic columns.
    ///
    /// Shape `[periodicCount]`.
    public var periodic: [Cell]
    /// The statement.
    ///
    /// Shape `[publicValueCount]`.
    public var publicValues: [Felt]
    /// The challenge alpha of the buses.
    public var alpha: QuadFelt
    /// The challenge beta of the buses.
    public var beta: QuadFelt
    /// The committed final values.
    ///
    /// Shape `[finalCount]`.
    public var finals: [QuadFelt]
    /// The selector of the first row.
    public var isFirst: Cell
    /// The selector of the last row.
    public var isLast: Cell
    /// The selector of all rows but the last.
    public var isTransition: Cell

    /// Creates a frame.
    public init(
        mainCurrent: [Cell],
        mainNext: [Cell],
        auxCurrent: [QuadFelt],
        auxNext: [QuadFelt],
        periodic: [Cell],
        publicValues: [Felt],
        alpha: QuadFelt,
        beta: QuadFelt,
        finals: [QuadFelt],
        isFirst: Cell,
        isLast: Cell,
        isTransition: Cell
    ) {
        self.mainCurrent = mainCurrent
        self.mainNext = mainNext
        self.auxCurrent = auxCurrent
        self.auxNext = auxNext
        self.periodic = periodic
        self.publicValues = publicValues
        self.alpha = alpha
        self.beta = beta
        self.finals = finals
        self.isFirst = isFirst
        self.isLast = isLast
        self.isTransition = isTransition
    }

    func matches(_ shape: TraceShape) -> Bool {
        mainCurrent.count == shape.mainWidth && mainNext.count == shape.mainWidth
            && auxCurrent.count == shape.auxWidth && auxNext.count == shape.auxWidth
            && periodic.count == shape.periodicCount
            && publicValues.count == shape.publicValueCount && finals.count == shape.finalCount
    }
}

/// A frame at a point outside the trace domain, where every column is an extension element.
public typealias OutOfDomainFrame = TraceFrame<QuadFelt>

/// A frame on a row of the trace or of its extension, where the main trace is of base elements.
public typealias RowFrame = TraceFrame<Felt>
