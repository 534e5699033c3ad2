// SPDX-License-Identifier: MIT

import FieldArithmetic

extension Parser {
    /// In which bases a number may be written.
    enum Bases {
        case decimal, decimalAndHexadecimal, all

        func contains(_ kind: Token.Kind) -> Bool {
            switch kind {
            case .decimal: true
            case .hexadecimal: self != .decimal
            case .binary: self == .all
            default: false
            }
        }

        /// What is expected, in words.
        var text: String {
            switch self {
            case .decimal: "a decimal number or the name of a constant"
            case .decimalAndHexadecimal: "a decimal or hexadecimal number, or a constant's name"
            case .all: "a number or the name of a constant"
            }
        }
    }

    /// The most values of one `push`.
    private static let maxPushes = 16

    /// An instruction, which may become several or none.
    mutating func parseInstruction(to statements: inout [StatementSyntax]) throws(Fault) {
        let start = current.span
        if takeIf(.expWidth) {
            let bits = try parseNumber(below: 64, bases: .decimal)
            let card = InstructionSet.known("exp")
            return append(card, .bits(bits), start, to: &statements)
        }
        var name = text(current)
        if InstructionSet.removedNames.contains(name) {
            throw Fault(.removedInstruction(name), at: current.span)
        }
        if name == "adv" || name == "debug", following.kind == .dot {
            index += 2
            guard current.kind == .identifier else {
                throw unexpected("the name of an instruction")
            }
            name += "." + text(current)
        }
        guard let card = InstructionSet.index(of: name) else {
            throw unknownInstruction(name)
        }
        index += 1
        let shape = InstructionSet.cards[card].shape
        if shape == .push { return try parsePush(card, start, to: &statements) }
        let operand = try parseOperand(shape)
        fold(card, operand, start.joined(lastSpan), to: &statements)
        try checkDivisor(card, operand, start.joined(lastSpan))
    }

    private mutating func append(
        _ card: Int,
        _ operand: OperandSyntax,
        _ start: SourceSpan,
        to statements: inout [StatementSyntax]
    ) {
        let span = start.joined(lastSpan)
        statements.append(.instruction(InstructionSyntax(card: card, operand: operand, span: span)))
    }

    // MARK: Operands

    private mutating func parseOperand(_ shape: ImmediateShape) throws(Fault) -> OperandSyntax {
        switch shape {
        case .none, .push: return .none
        case .felt, .exponent:
            guard takeIf(.dot) else { return .none }
            return .value(
                try parseImmediate(below: Felt.modulus, bases: .decimalAndHexadecimal)
            )
        case .u32:
            guard takeIf(.dot) else { return .none }
            return .value(try parseImmediate(below: 1 << 32, bases: .all))
        case .shift:
            guard takeIf(.dot) else { return .none }
            return .value(try parseImmediate(below: 32, bases: .decimal))
        case .position(let range, let position):
            if let position, current.kind != .dot { return .value(.literal(UInt64(position))) }
            try expect(.dot, "'.' and a position")
            return .value(.literal(try parsePosition(range)))
        case .local:
            try expect(.dot, "'.' and an index")
            return .value(try parseImmediate(below: 1 << 16, bases: .decimal))
        case .errorText: return try parseErrorText()
        case .padding: return try parsePadding()
        case .target:
            try expect(.dot, "'.' and a procedure")
            return .target(try parseTarget())
        case .event: return try parseEvent()
        case .number:
            try expect(.dot, "'.' and a number")
            return .value(try parseImmediate(below: 1 << 32, bases: .all))
        case .numbers(let most, let bits): return try parseNumbers(most: most, bits: bits)
        }
    }

    private mutating func parseNumbers(most: Int, bits: Int) throws(Fault) -> OperandSyntax {
        var values: [ImmediateSyntax] = []
        while values.count < most, takeIf(.dot) {
            let bases = bits == 32 ? Bases.all : .decimal
            values.append(try parseImmediate(below: 1 << UInt64(bits), bases: bases))
        }
        return .values(values)
    }

    private mutating func parseErrorText() throws(Fault) -> OperandSyntax {
        guard takeIf(.dot) else { return .none }
        try expect(word: "err")
        try expect(.equal, "'='")
        if current.kind == .constantName { return .textName(try parseConstantName()) }
        return .text(try parseText())
    }

    private mutating func parsePadding() throws(Fault) -> OperandSyntax {
        guard takeIf(.dot) else { return .value(.literal(0)) }
        let token = try expect(.decimal, "0, 4 or 8")
        guard [0, 4, 8].contains(token.value) else {
            throw Fault(.outOfRange(text(token), expected: "0, 4 or 8"), at: token.span)
        }
        return .value(.literal(token.value))
    }

    private mutating func parseEvent() throws(Fault) -> OperandSyntax {
        guard takeIf(.dot) else { return .none }
        if current.kind == .constantName { return .eventName(try parseConstantName()) }
        try expect(word: "event")
        try expect(.leftParen, "'('")
        let text = try parseText()
        try expect(.rightParen, "')'")
        return .event(text)
    }

    private mutating func parsePosition(_ range: ClosedRange<Int>) throws(Fault) -> UInt64 {
        let token = try expect(.decimal, "a decimal number")
        guard token.value >= range.lowerBound, token.value <= range.upperBound else {
            let bounds = "a number from \(range.lowerBound) to \(range.upperBound)"
            throw Fault(.outOfRange(text(token), expected: bounds), at: token.span)
        }
        return token.value
    }

    /// A number or the name of a constant.
    mutating func parseImmediate(
        below bound: UInt64,
        bases: Bases
    ) throws(Fault) -> ImmediateSyntax {
        if current.kind == .constantName { return .name(try parseConstantName()) }
        return .literal(try parseNumber(below: bound, bases: bases))
    }

    private mutating func parseNumber(below bound: UInt64, bases: Bases) throws(Fault) -> UInt64 {
        let token = current
        guard bases.contains(token.kind) else { throw unexpected(bases.text) }
        guard token.value < bound else {
            let range = "a number from 0 to \(bound - 1)"
            throw Fault(.outOfRange(text(token), expected: range), at: token.span)
        }
        index += 1
        return token.value
    }

    // MARK: Push

    private mutating func parsePush(
        _ card: Int,
        _ start: SourceSpan,
        to statements: inout [StatementSyntax]
    ) throws(Fault) {
        try expect(.dot, "'.' and a value, as in 'push.1'")
        if current.kind == .leftBracket || current.kind == .word {
            let word = try parseWord()
            guard current.kind == .leftBracket else {
                return append(card, .word(word), start, to: &statements)
            }
            let slice = try parseSlice(of: .word(word))
            return append(card, .slice(slice), start, to: &statements)
        }
        if current.kind == .constantName, following.kind == .leftBracket {
            let slice = try parseSlice(of: .name(try parseConstantName()))
            return append(card, .slice(slice), start, to: &statements)
        }
        var count = 0
        repeat {
            let first = count == 0 ? start : current.span
            let value = try parseImmediate(below: Felt.modulus, bases: .decimalAndHexadecimal)
            count += 1
            guard count <= Self.maxPushes else {
                throw Fault(.tooManyPushes, at: start.joined(lastSpan))
            }
            append(card, .value(value), first, to: &statements)
        } while takeIf(.dot)
    }

    private mutating func parseSlice(of base: SliceSyntax.Base) throws(Fault) -> SliceSyntax {
        try expect(.leftBracket, "'['")
        let first = current
        let start = try parseIndex()
        var end = start + 1
        if takeIf(.doubleDot) {
            end = try parseIndex()
        } else if first.value == .max {
            // No index lies behind it, which is seen before it is known what the name stands for.
            throw Fault(.outOfRange(text(first), expected: "an index from 0 to 3"), at: first.span)
        }
        try expect(.rightBracket, "']'")
        return SliceSyntax(base: base, start: start, end: end)
    }

    /// An index; those that no word has all count as one.
    private mutating func parseIndex() throws(Fault) -> Int {
        Int(min(try expect(.decimal, "an index").value, 256))
    }

    // MARK: Folding

    /// Appends an instruction, simplified as far as its literal allows.
    private func fold(
        _ card: Int,
        _ operand: OperandSyntax,
        _ span: SourceSpan,
        to statements: inout [StatementSyntax]
    ) {
        func add(_ card: Int, _ operand: OperandSyntax = .none) {
            let instruction = InstructionSyntax(card: card, operand: operand, span: span)
            statements.append(.instruction(instruction))
        }
        guard case .value(let immediate) = operand, let rule = InstructionSet.cards[card].rule
        else { return add(card, operand) }
        if case .literal(let value) = immediate {
            switch (rule.folding, value) {
            case (.zeroVanishes, 0), (.product, 1), (.oneVanishesZeroRefused, 1): return
            case (.product, 0), (.zeroAnnihilates, 0):
                add(InstructionSet.drop)
                return add(InstructionSet.push, .value(.literal(0)))
            default: break
            }
        }
        guard rule.isExpanded else { return add(card, operand) }
        add(InstructionSet.push, operand)
        add(card)
    }

    private func checkDivisor(
        _ card: Int,
        _ operand: OperandSyntax,
        _ span: SourceSpan
    ) throws(Fault) {
        guard case .value(.literal(0)) = operand else { return }
        switch InstructionSet.cards[card].rule?.folding {
        case .zeroRefused, .oneVanishesZeroRefused:
            throw Fault(SyntaxProblem.divisionByZero, at: span)
        default: return
        }
    }
}
