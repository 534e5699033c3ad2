// SPDX-License-Identifier: MIT

extension Parser {
    /// What is known of the item that is being parsed.
    struct OpenItem {
        let name: NameSyntax
        let isPublic: Bool
        let start: SourceSpan
        let kind: ItemSyntax.Kind
    }

    /// How far behind malformed characters a problem is taken for their consequence, in tokens.
    private static let consequences = 3

    /// Reports a problem, unless it follows from one that was reported.
    mutating func report(_ fault: Fault) {
        if let lastFault, lastFault == fault.span.start { return }
        lastFault = fault.span.start
        if case .syntax = fault.problem, isConsequence(fault) { return }
        var problem = fault.problem
        if case .syntax(.missingEnd) = problem, let start = openBlocks.last {
            problem = .syntax(.missingEnd(openLine: source.position(of: start).line))
        }
        diagnostics.report(problem, at: fault.span, in: source)
    }

    /// True on a line with malformed characters, and right behind them.
    private mutating func isConsequence(_ fault: Fault) -> Bool {
        guard !list.problems.isEmpty else { return false }
        let near = problem { $0.index > index - Self.consequences }
        if near < list.problems.count, list.problems[near].index <= index { return true }
        let position = Int(fault.span.start)
        if !lastLine.contains(position) {
            let bytes = source.bytes
            var (low, high) = (min(position, bytes.count), min(position, bytes.count))
            while low > 0, bytes[low - 1] != 0x0A { low -= 1 }
            while high < bytes.count, bytes[high] != 0x0A { high += 1 }
            lastLine = low..<(high + 1)
            let first = problem { Int($0.span.end) > low }
            isLastLineMalformed =
                first < list.problems.count && Int(list.problems[first].span.start) <= high
        }
        return isLastLineMalformed
    }

    /// The first malformed characters of which something holds that holds of all later ones.
    private func problem(where isBehind: (TokenList.Malformation) -> Bool) -> Int {
        var (low, high) = (0, list.problems.count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(list.problems[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// True if there are malformed characters between a token and the current one.
    func isMalformed(from start: Int) -> Bool {
        guard !list.problems.isEmpty else { return false }
        let first = problem { $0.index >= start }
        return first < list.problems.count && list.problems[first].index < index
    }

    // MARK: Items

    /// Declares as much of a malformed item as is known, and goes on at the next one.
    mutating func recoverItem(from start: Int) {
        if let item = openItem {
            let span = item.start.joined(lastSpan)
            module.items.append(
                ItemSyntax(name: item.name, isPublic: item.isPublic, kind: item.kind, span: span)
            )
        } else if list.tokens[start].kind == .identifier || list.tokens[start].kind == .at {
            module.isIncomplete = true
        }
        if index == start { index += 1 }
        skipToItem()
    }

    /// Skips what is left of a malformed item.
    mutating func skipToItem() {
        while current.kind != .end, !isItemStart { index += 1 }
    }

    /// The problem with an item, or the source's end, within a block; the line is found when it
    /// is reported.
    var missingEnd: Fault { Fault(.missingEnd(openLine: 0), at: current.span) }

    /// True at an attribute or a word that starts an item, or documentation in front of one.
    var isItemStart: Bool {
        if current.kind == .documentation {
            return following.kind == .at || Self.itemWords.contains(text(following))
        }
        guard current.kind == .at || isWord(in: Self.itemWords) else { return false }
        return !isInsideName
    }

    private static let itemWords: Set<String> = [
        "pub", "proc", "use", "const", "begin", "adv_map", "type", "enum",
    ]

    /// True behind what asks for a name.
    private var isInsideName: Bool {
        switch previousKind {
        case .dot, .doubleColon, .arrow, .equal, .colon, .comma, .leftParen, .leftBracket, .less:
            true
        default: false
        }
    }

    // MARK: Statements

    /// Reports a problem of a statement and goes on at the next one.
    ///
    /// - Parameters:
    ///   - fault: The problem; handed on if it ends more than the statement.
    ///   - start: The statement's first token.
    /// - Throws: The problem, where the block cannot go on.
    mutating func recoverStatement(_ fault: Fault, from start: Int) throws(Fault) {
        guard case .syntax(let problem) = fault.problem, problem != .nestedTooDeep,
            current.kind != .end, !isItemStart
        else { throw fault }
        report(fault)
        if diagnostics.isTruncated { throw fault }
        isBodyMalformed = true
        if isBlockEnd { return }
        if index == start { index += 1 }
        skipToStatement()
    }

    private mutating func skipToStatement() {
        while current.kind != .end, !isItemStart, !isStatementStart { index += 1 }
    }

    /// True at an instruction, and at any word that starts a line.
    private var isStatementStart: Bool {
        guard current.kind == .identifier || current.kind == .expWidth, !isInsideName else {
            return false
        }
        return isBlockEnd || isFirstOnLine || isInstruction
    }

    private var isFirstOnLine: Bool {
        let gap = Int(lastSpan.end)..<max(Int(lastSpan.end), Int(current.span.start))
        return source.bytes[gap].contains(0x0A)
    }

    private var isInstruction: Bool {
        current.kind == .expWidth || isWord(in: Self.controlWords)
            || isWord(in: InstructionSet.firstWords)
    }

    private static let controlWords: Set<String> = ["if", "while", "repeat"]

    /// True at a word that is no instruction in front of `.true` or `.false`.
    var isMisspelledHead: Bool {
        guard following.kind == .dot, index + 2 < list.tokens.count,
            list.tokens[index + 2].kind == .identifier
        else { return false }
        let span = list.tokens[index + 2].span
        guard (4...5).contains(span.end - span.start) else { return false }
        let word = source.text(span)
        return (word == "true" || word == "false") && InstructionSet.index(of: text(current)) == nil
    }

    /// Reports a misspelled head of a block, and what is wrong in the block.
    mutating func skipBlock(depth: Int) throws(Fault) {
        let fault = unknownInstruction(text(current))
        report(fault)
        if diagnostics.isTruncated { throw fault }
        isBodyMalformed = true
        index += 3
        _ = try parseBlock(depth: depth + 1)
        if takeIf(word: "else") { _ = try parseBlock(depth: depth + 1) }
        try closeBlock(depth: depth + 1)
    }

    /// The problem with a word that is no instruction.
    func unknownInstruction(_ name: String) -> Fault {
        if isItemStart { return missingEnd }
        guard !Identifier.reserved.contains(name), name != "else" else {
            return unexpected("an instruction or 'end'")
        }
        let stem = String(name.reversed().drop { $0.isNumber }.reversed())
        if stem != name, InstructionSet.index(of: stem) != nil {
            let nearest = stem + "." + name.dropFirst(stem.count)
            return Fault(.unknownInstruction(name, nearest: nearest), at: current.span)
        }
        let names = InstructionSet.names + Self.controlWords.sorted() + ["end", "else"]
        let nearest = NearestName.nearest(to: name, among: names)
        return Fault(.unknownInstruction(name, nearest: nearest), at: current.span)
    }
}
