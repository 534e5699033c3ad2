// SPDX-License-Identifier: MIT

import FieldArithmetic

/// What a constant is defined to be.
struct ConstantSyntax {
    /// The kinds of expressions.
    indirect enum Kind {
        case integer(UInt64)
        case word(Word)
        case text(String)
        /// `word("...")`.
        case hashedWord(String)
        /// `event("...")`.
        case event(String)
        case path(PathSyntax)
        /// Something malformed, which was reported.
        case unknown
        case arithmetic(ConstantArithmetic, ConstantSyntax, ConstantSyntax)
    }

    let kind: Kind
    let span: SourceSpan
    /// How many operators lie above each other.
    let depth: Int

    init(_ kind: Kind, _ span: SourceSpan, depth: Int = 0) {
        self.kind = kind
        self.span = span
        self.depth = depth
    }

    /// The paths that it names, from left to right.
    var paths: [PathSyntax] {
        var found: [PathSyntax] = []
        var unvisited = [self]
        while let expression = unvisited.popLast() {
            switch expression.kind {
            case .path(let path): found.append(path)
            case .arithmetic(_, let lhs, let rhs): unvisited += [rhs, lhs]
            case .integer, .word, .text, .hashedWord, .event, .unknown: break
            }
        }
        return found
    }
}

/// An operator of constant expressions.
enum ConstantArithmetic {
    case add, subtract, multiply
    /// The quotient of field elements.
    case divide
    /// The quotient of integers.
    case divideWhole

    /// Why there is no result.
    enum Failure: Error {
        case overflow, divisionByZero
    }

    /// The result, which is a field element as the operands are.
    func applied(_ lhs: UInt64, _ rhs: UInt64) throws(Failure) -> UInt64 {
        let result: (partialValue: UInt64, overflow: Bool)
        switch self {
        case .add: result = lhs.addingReportingOverflow(rhs)
        case .subtract: result = lhs.subtractingReportingOverflow(rhs)
        case .multiply: result = lhs.multipliedReportingOverflow(by: rhs)
        case .divideWhole:
            guard rhs != 0 else { throw .divisionByZero }
            return lhs / rhs
        case .divide:
            guard let inverse = Felt(reducing: rhs).inverse() else { throw .divisionByZero }
            return (Felt(reducing: lhs) * inverse).value
        }
        guard !result.overflow, result.partialValue < Felt.modulus else { throw .overflow }
        return result.partialValue
    }
}
