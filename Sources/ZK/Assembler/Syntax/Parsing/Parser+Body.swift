// SPDX-License-Identifier: MIT

extension Parser {
    /// One statement or more, up to a word that ends the block.
    mutating func parseBlock(depth: Int) throws(Fault) -> [StatementSyntax] {
        guard depth <= Self.maxDepth else {
            throw Fault(LoweringProblem.nestedTooDeep, at: lastSpan)
        }
        let start = lastSpan
        var statements: [StatementSyntax] = []
        repeat {
            try parseStatement(depth: depth, to: &statements)
        } while !isBlockEnd
        guard statements.count <= Self.maxBlockStatements else {
            throw Fault(.bodyTooLong, at: start)
        }
        return statements
    }

    private var isBlockEnd: Bool { isWord("end") || isWord("else") || current.kind == .end }

    private mutating func parseStatement(
        depth: Int,
        to statements: inout [StatementSyntax]
    ) throws(Fault) {
        let start = current.span
        guard current.kind == .identifier || current.kind == .expWidth else {
            throw unexpected("an instruction")
        }
        if takeIf(word: "if") {
            statements.append(try parseBranch(depth: depth, from: start))
        } else if takeIf(word: "while") {
            try expect(.dot, "'.true'")
            try expect(word: "true")
            let body = try parseBlock(depth: depth + 1)
            try expect(word: "end")
            statements.append(.loop(body, start.joined(lastSpan)))
        } else if takeIf(word: "repeat") {
            try expect(.dot, "'.' and a count")
            let count = try parseImmediate(below: 1 << 32, bases: .all)
            let body = try parseBlock(depth: depth + 1)
            try expect(word: "end")
            statements.append(.repetition(count, body, start.joined(lastSpan)))
        } else {
            try parseInstruction(to: &statements)
        }
    }

    private mutating func parseBranch(
        depth: Int,
        from start: SourceSpan
    ) throws(Fault) -> StatementSyntax {
        try expect(.dot, "'.true' or '.false'")
        let isFalse = isWord("false")
        guard takeIf(word: "true") || takeIf(word: "false") else {
            throw unexpected("'true' or 'false'")
        }
        let firstIsMissing = isWord("else")
        var first = firstIsMissing ? [] : try parseBlock(depth: depth + 1)
        let secondIsMissing = !takeIf(word: "else") || (!firstIsMissing && isWord("end"))
        var second = secondIsMissing ? [] : try parseBlock(depth: depth + 1)
        try expect(word: "end")
        let span = start.joined(lastSpan)
        let nop = InstructionSyntax(card: InstructionSet.nop, operand: .none, span: span)
        // Literals may have left nothing of a body that is there; it stays empty.
        if firstIsMissing { first = [.instruction(nop)] }
        if secondIsMissing { second = [.instruction(nop)] }
        return isFalse
            ? .branch(onTrue: second, onFalse: first, span)
            : .branch(onTrue: first, onFalse: second, span)
    }
}
