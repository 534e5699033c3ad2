// SPDX-License-Identifier: MIT

/// How many values of each kind a constraint may look at.
public struct TraceShape: Sendable, Equatable {
    /// Columns of the main trace.
    public let mainWidth: Int
    /// Columns of the auxiliary trace, each of extension elements.
    public let auxWidth: Int
    /// Periodic columns.
    public let periodicCount: Int
    /// Public values of the statement.
    public let publicValueCount: Int
    /// Committed final values of the auxiliary trace.
    public let finalCount: Int

    /// Creates a shape.
    public init(
        mainWidth: Int,
        auxWidth: Int,
        periodicCount: Int,
        publicValueCount: Int,
        finalCount: Int
    ) {
        self.mainWidth = mainWidth
        self.auxWidth = auxWidth
        self.periodicCount = periodicCount
        self.publicValueCount = publicValueCount
        self.finalCount = finalCount
    }
}

/// Where a program's inputs stand in its two banks of slots.
///
/// Base bank: main current, main next, periodic, public values, the three selectors. Extension
/// bank: auxiliary current, auxiliary next, alpha, beta, finals.
extension TraceShape {
    static let selectorCount = 3
    static let challengeCount = 2

    var baseInputCount: Int {
        2 * mainWidth + periodicCount + publicValueCount + Self.selectorCount
    }

    var extensionInputCount: Int { 2 * auxWidth + Self.challengeCount + finalCount }

    /// The slot of an input node, in the bank of its kind; nil for what is computed or constant.
    func inputSlot(of node: ConstraintNode) -> Int? {
        let selectors = 2 * mainWidth + periodicCount + publicValueCount
        switch node {
        case .main(.current, let column): return column
        case .main(.next, let column): return mainWidth + column
        case .periodic(let column): return 2 * mainWidth + column
        case .publicValue(let position): return 2 * mainWidth + periodicCount + position
        case .isFirst: return selectors
        case .isLast: return selectors + 1
        case .isTransition: return selectors + 2
        case .auxiliary(.current, let column): return column
        case .auxiliary(.next, let column): return auxWidth + column
        case .challenge(let position): return 2 * auxWidth + position
        case .final(let position): return 2 * auxWidth + Self.challengeCount + position
        case .constant, .add, .subtract, .multiply, .negate: return nil
        }
    }
}
