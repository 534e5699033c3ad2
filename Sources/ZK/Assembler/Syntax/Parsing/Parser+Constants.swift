// SPDX-License-Identifier: MIT

import FieldArithmetic

extension Parser {
    /// Operands and operators that wait for each other.
    ///
    /// A list instead of recursion, so that parentheses may nest as deep as one likes.
    private struct Expression {
        enum Operator {
            case arithmetic(ConstantArithmetic)
            case parenthesis(SourceSpan)
        }

        var operands: [ConstantSyntax] = []
        var operators: [Operator] = []
        var openCount = 0
        /// True where a whole expression starts.
        var isAtStart = true
        /// True behind `word("...")` and `event("...")`.
        var isBehindHash = false
    }

    /// What a constant is defined to be.
    mutating func parseConstantExpression() throws(Fault) -> ConstantSyntax {
        try parseExpression(allowsAll: true)
    }

    /// The value of a variant: numbers and names alone.
    mutating func parseArithmetic() throws(Fault) -> ConstantSyntax {
        try parseExpression(allowsAll: false)
    }

    private mutating func parseExpression(allowsAll: Bool) throws(Fault) -> ConstantSyntax {
        var expression = Expression()
        while true {
            while current.kind == .leftParen {
                expression.operators.append(.parenthesis(take().span))
                expression.openCount += 1
                expression.isAtStart = true
            }
            expression.isBehindHash = false
            try parseOperand(to: &expression, allowsAll: allowsAll)
            while current.kind == .rightParen, expression.openCount > 0 {
                try closeParenthesis(of: &expression)
            }
            guard let arithmetic = arithmeticAhead else { break }
            if expression.isBehindHash, arithmetic.precedence > 0 { break }
            index += 1
            try reduce(&expression, downTo: arithmetic.precedence)
            expression.operators.append(.arithmetic(arithmetic))
            expression.isAtStart = false
        }
        if expression.openCount > 0 { throw unexpected("')'") }
        try reduce(&expression, downTo: 0)
        return expression.operands[0]
    }

    private var arithmeticAhead: ConstantArithmetic? {
        switch current.kind {
        case .plus: .add
        case .minus: .subtract
        case .star: .multiply
        case .slash: .divide
        case .doubleSlash: .divideWhole
        default: nil
        }
    }

    private mutating func parseOperand(
        to expression: inout Expression,
        allowsAll: Bool
    ) throws(Fault) {
        if current.kind == .identifier, following.kind == .leftParen, allowsAll {
            guard expression.isAtStart else { throw unexpected("a value") }
            expression.operands.append(try parseHashed())
            expression.isBehindHash = true
        } else {
            expression.operands.append(try parseOperand(allowsAll: allowsAll))
        }
    }

    private mutating func closeParenthesis(of expression: inout Expression) throws(Fault) {
        try reduce(&expression, downTo: 0)
        let end = take().span
        guard case .parenthesis(let start)? = expression.operators.popLast(),
            let inner = expression.operands.popLast()
        else { return }
        expression.openCount -= 1
        expression.isBehindHash = false
        expression.operands.append(
            ConstantSyntax(inner.kind, start.joined(end), depth: inner.depth)
        )
    }

    /// Applies the operators that bind at least so closely, up to the last parenthesis.
    private func reduce(
        _ expression: inout Expression,
        downTo precedence: Int
    ) throws(Fault) {
        while case .arithmetic(let arithmetic)? = expression.operators.last,
            arithmetic.precedence >= precedence
        {
            guard let rhs = expression.operands.popLast(), let lhs = expression.operands.popLast()
            else { return }
            expression.operators.removeLast()
            expression.operands.append(try folded(arithmetic, lhs, rhs))
        }
    }

    private mutating func parseOperand(allowsAll: Bool) throws(Fault) -> ConstantSyntax {
        let start = current.span
        switch current.kind {
        case .decimal where current.isMalformed, .hexadecimal where current.isMalformed,
            .word where current.isMalformed:
            return ConstantSyntax(.unknown, take().span)
        case .decimal, .hexadecimal: return ConstantSyntax(.integer(try parseFelt()), start)
        case .leftBracket where allowsAll, .word where allowsAll:
            let word = try parseWord()
            return ConstantSyntax(.word(word), start.joined(lastSpan))
        case .text where allowsAll: return ConstantSyntax(.text(content(take())), start)
        case .quotedName where following.kind != .doubleColon:
            guard allowsAll else { throw unexpected("a number or a constant") }
            return ConstantSyntax(.text(content(take())), start)
        case .identifier, .constantName, .doubleColon, .quotedName:
            let path = try parsePath("a value", allowsConstant: true)
            guard lastIsConstant else { throw unexpected("the name of a constant") }
            return ConstantSyntax(.path(path), path.span)
        default: throw unexpected("a value")
        }
    }

    private var lastIsConstant: Bool { list.tokens[max(0, index - 1)].kind == .constantName }

    private mutating func parseHashed() throws(Fault) -> ConstantSyntax {
        let start = current.span
        let isWord = takeIf(word: "word")
        guard isWord || takeIf(word: "event") else { throw unexpected("a value") }
        try expect(.leftParen, "'('")
        let text = try parseText()
        try expect(.rightParen, "')'")
        return ConstantSyntax(
            isWord ? .hashedWord(text) : .event(text),
            start.joined(lastSpan)
        )
    }

    /// The value of an operation on literals; the operation itself if there is a name in it.
    private func folded(
        _ arithmetic: ConstantArithmetic,
        _ lhs: ConstantSyntax,
        _ rhs: ConstantSyntax
    ) throws(Fault) -> ConstantSyntax {
        let span = lhs.span.joined(rhs.span)
        if case .text = rhs.kind { throw Fault(.textInArithmetic, at: rhs.span) }
        if case .text = lhs.kind, case .integer = rhs.kind {
            throw Fault(.textInArithmetic, at: lhs.span)
        }
        guard case .integer(let left) = lhs.kind, case .integer(let right) = rhs.kind else {
            let depth = 1 + max(lhs.depth, rhs.depth)
            guard depth <= Self.maxDepth else { throw Fault(SyntaxProblem.nestedTooDeep, at: span) }
            return ConstantSyntax(.arithmetic(arithmetic, lhs, rhs), span, depth: depth)
        }
        do throws(ConstantArithmetic.Failure) {
            return ConstantSyntax(.integer(try arithmetic.applied(left, right)), span)
        } catch {
            switch error {
            case .overflow: throw Fault(SyntaxProblem.constantOverflow, at: span)
            case .divisionByZero: throw Fault(SyntaxProblem.divisionByZero, at: span)
            }
        }
    }
}

extension ConstantArithmetic {
    /// 1 for what binds more closely, 0 for sums.
    fileprivate var precedence: Int {
        switch self {
        case .add, .subtract: 0
        case .multiply, .divide, .divideWhole: 1
        }
    }
}
