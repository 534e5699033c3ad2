// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Parser {
    /// One item.
    mutating func parseItem() throws(Fault) {
        if current.kind == .at || isProcedureAhead { return try parseProcedure() }
        let start = current.span
        if takeIf(word: "begin") { return try parseEntryPoint(from: start) }
        if takeIf(word: "adv_map") { return try parseAdviceEntry(from: start) }
        let isPublic = takeIf(word: "pub")
        if takeIf(word: "use") { return try parseImport(isPublic: isPublic, from: start) }
        if takeIf(word: "const") { return try parseConstant(isPublic: isPublic, from: start) }
        if takeIf(word: "type") { return try parseType(isPublic: isPublic, from: start) }
        if takeIf(word: "enum") { return try parseEnumeration(isPublic: isPublic, from: start) }
        throw unexpected(isPublic ? "'proc', 'use', 'const', 'type' or 'enum'" : "an item")
    }

    private var isProcedureAhead: Bool {
        if isWord("proc") { return true }
        guard isWord("pub"), following.kind == .identifier else { return false }
        return text(following) == "proc"
    }

    private mutating func add(
        _ kind: ItemSyntax.Kind,
        _ name: NameSyntax,
        isPublic: Bool,
        from start: SourceSpan
    ) {
        let span = start.joined(lastSpan)
        module.items.append(ItemSyntax(name: name, isPublic: isPublic, kind: kind, span: span))
    }

    /// Notes what is known of an item, to be declared if the rest is malformed.
    private mutating func open(
        _ kind: ItemSyntax.Kind,
        _ name: NameSyntax,
        isPublic: Bool,
        from start: SourceSpan
    ) {
        openItem = OpenItem(name: name, isPublic: isPublic, start: start, kind: kind)
    }

    private mutating func parseEntryPoint(from start: SourceSpan) throws(Fault) {
        var procedure = ProcedureSyntax()
        procedure.isEntryPoint = true
        let name = NameSyntax(text: "$main", span: start)
        open(.procedure(procedure), name, isPublic: true, from: start)
        procedure.body = try parseBlock(depth: 0)
        try closeBlock(depth: 0)
        add(.procedure(procedure), name, isPublic: true, from: start)
    }

    private mutating func parseProcedure() throws(Fault) {
        var procedure = ProcedureSyntax()
        let attributes = try parseAttributes()
        procedure.attributes = attributes.kept
        procedure.localCount = attributes.localCount
        procedure.convention = attributes.convention
        let start = current.span
        let isPublic = takeIf(word: "pub")
        try expect(word: "proc")
        let name = try parseName("the name of a procedure")
        open(.procedure(procedure), name, isPublic: isPublic, from: start)
        if current.kind == .leftParen { procedure.signature = try parseSignature() }
        procedure.body = try parseBlock(depth: 0)
        try closeBlock(depth: 0)
        add(.procedure(procedure), name, isPublic: isPublic, from: start)
    }

    private mutating func parseImport(isPublic: Bool, from start: SourceSpan) throws(Fault) {
        let target: TargetSyntax
        switch current.kind {
        case .word:
            let token = take()
            target = .root(word(token), token.span)
        case .hexadecimal: throw Fault(.malformedRoot, at: current.span)
        default:
            let path = try parsePath("a path or a root", allowsConstant: true)
            guard path.components.count > 1 || path.isAbsolute else {
                throw Fault(.importWithoutModule, at: path.span)
            }
            target = .path(path)
        }
        var name: NameSyntax?
        if takeIf(.arrow) { name = try parseName("a name") }
        if name == nil, case .path(let path) = target, let last = path.components.last {
            name = NameSyntax(text: last, span: path.span)
        }
        guard let name else { throw Fault(.unnamedRoot, at: target.span) }
        add(.import(target), name, isPublic: isPublic, from: start)
    }

    private mutating func parseConstant(isPublic: Bool, from start: SourceSpan) throws(Fault) {
        let name = try parseConstantName()
        open(.constant(ConstantSyntax(.unknown, name.span)), name, isPublic: isPublic, from: start)
        try expect(.equal, "'='")
        let first = index
        var value = try parseConstantExpression()
        if isMalformed(from: first) { value = ConstantSyntax(.unknown, value.span) }
        add(.constant(value), name, isPublic: isPublic, from: start)
    }

    private mutating func parseType(isPublic: Bool, from start: SourceSpan) throws(Fault) {
        let name = try parseBareName("the name of a type")
        try expect(.equal, "'='")
        let type = try parseTypeExpression(depth: 0)
        add(.type(type), name, isPublic: isPublic, from: start)
    }

    private mutating func parseAdviceEntry(from start: SourceSpan) throws(Fault) {
        let name = try parseConstantName()
        var key: Word?
        if takeIf(.leftParen) {
            key = try parseWord()
            try expect(.rightParen, "')'")
        }
        try expect(.equal, "'='")
        try expect(.leftBracket, "'['")
        var values = [Felt(reducing: try parseFelt())]
        while takeIf(.comma) { values.append(Felt(reducing: try parseFelt())) }
        try expect(.rightBracket, "']'")
        let entry = AdviceEntrySyntax(key: key, values: values)
        add(.adviceEntry(entry), name, isPublic: false, from: start)
    }

    private mutating func parseEnumeration(isPublic: Bool, from start: SourceSpan) throws(Fault) {
        let name = try parseBareName("the name of an enumeration")
        try expect(.colon, "':'")
        guard current.kind == .identifier, let scalar = Self.discriminants[text(current)] else {
            throw unexpected("an integer type or felt")
        }
        index += 1
        try expect(.leftBrace, "'{'")
        var variants: [EnumerationSyntax.Variant] = []
        repeat {
            if current.kind == .rightBrace { break }
            let name = try parseConstantName()
            let value = takeIf(.equal) ? try parseArithmetic() : nil
            variants.append(EnumerationSyntax.Variant(name: name, value: value))
        } while takeIf(.comma)
        try expect(.rightBrace, "'}'")
        let enumeration = EnumerationSyntax(discriminant: scalar, variants: variants)
        add(.enumeration(enumeration), name, isPublic: isPublic, from: start)
    }

    private static let discriminants: [String: ValueType.Scalar] = [
        "i1": .i1, "i8": .i8, "i16": .i16, "i32": .i32, "i64": .i64, "i128": .i128, "u8": .u8,
        "u16": .u16, "u32": .u32, "u64": .u64, "u128": .u128, "felt": .felt,
    ]
}
