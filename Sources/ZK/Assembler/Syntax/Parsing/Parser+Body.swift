// SPDX-License-Identifier: MIT

extension Parser {
    /// One statement or more, up to a word that ends the block.
    mutating func parseBlock(depth: Int) throws(Fault) -> [StatementSyntax] {
        guard depth <= Self.maxDepth else {
            throw Fault(LoweringProblem.nestedTooDeep, at: lastSpan)
        }
        let start = lastSpan
        openBlocks.removeSubrange(min(depth, openBlocks.count)...)
        openBlocks.append(start.start)
        var statements: [StatementSyntax] = []
        repeat {
            let first = index
            do throws(Fault) {
                try parseStatement(depth: depth, to: &statements)
            } catch { try recoverStatement(error, from: first) }
        } while !isBlockEnd
        guard statements.count <= Self.maxBlockStatements else {
            throw Fault(.bodyTooLong, at: start)
        }
        return statements
    }

    var isBlockEnd: Bool { isWord("end") || isWord("else") || current.kind == .end }

    /// The `end` of a block.
    mutating func closeBlock(depth: Int) throws(Fault) {
        if current.kind == .end || isItemStart { throw missingEnd }
        try expect(word: "end")
        openBlocks.removeSubrange(min(depth, openBlocks.count)...)
    }

    private mutating func parseStatement(
        depth: Int,
        to statements: inout [StatementSyntax]
    ) throws(Fault) {
        let start = current.span
        guard current.kind == .identifier || current.kind == .expWidth else {
            throw isItemStart ? missingEnd : unexpected("an instruction")
        }
        if takeIf(word: "if") {
            statements.append(try parseBranch(depth: depth, from: start))
        } else if takeIf(word: "while") {
            try parseHead { (parser) throws(Fault) in
                try parser.expect(.dot, "'.true'")
                try parser.expect(word: "true")
            }
            let body = try parseBlock(depth: depth + 1)
            try closeBlock(depth: depth + 1)
            statements.append(.loop(body, start.joined(lastSpan)))
        } else if takeIf(word: "repeat") {
            var count = ImmediateSyntax.literal(1)
            try parseHead { (parser) throws(Fault) in
                try parser.expect(.dot, "'.' and a count, as in 'repeat.4'")
                count = try parser.parseImmediate(below: 1 << 32, bases: .all)
            }
            let body = try parseBlock(depth: depth + 1)
            try closeBlock(depth: depth + 1)
            statements.append(.repetition(count, body, start.joined(lastSpan)))
        } else if isMisspelledHead {
            try skipBlock(depth: depth)
        } else {
            let first = (token: index, statement: statements.count)
            try parseInstruction(to: &statements)
            // Nothing is to be said of what was not meant.
            if isMalformed(from: first.token) { statements.removeSubrange(first.statement...) }
        }
    }

    /// What stands in front of a body; where it is malformed the body is read all the same, so
    /// that its `end` is not taken for another's.
    private mutating func parseHead(
        _ parse: (inout Parser) throws(Fault) -> Void
    ) throws(Fault) {
        let start = index
        do throws(Fault) {
            try parse(&self)
        } catch {
            if isBlockEnd { throw error }
            try recoverStatement(error, from: start - 1)
        }
    }

    private mutating func parseBranch(
        depth: Int,
        from start: SourceSpan
    ) throws(Fault) -> StatementSyntax {
        var isFalse = false
        try parseHead { (parser) throws(Fault) in
            try parser.expect(.dot, "'.true' or '.false'")
            isFalse = parser.isWord("false")
            guard parser.takeIf(word: "true") || parser.takeIf(word: "false") else {
                throw parser.unexpected("'true' or 'false'")
            }
        }
        let firstIsMissing = isWord("else")
        var first = firstIsMissing ? [] : try parseBlock(depth: depth + 1)
        let secondIsMissing = !takeIf(word: "else") || (!firstIsMissing && isWord("end"))
        var second = secondIsMissing ? [] : try parseBlock(depth: depth + 1)
        try closeBlock(depth: depth + 1)
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
