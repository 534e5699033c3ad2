// SPDX-License-Identifier: MIT

import VMCore

extension Parser {
    /// The most fields of a structure.
    private static let maxFields = 255

    /// A type.
    mutating func parseTypeExpression(depth: Int) throws(Fault) -> TypeSyntax {
        guard depth <= Self.maxDepth else {
            throw Fault(SyntaxProblem.nestedTooDeep, at: current.span)
        }
        if current.kind == .leftBracket { return try parseArrayType(depth: depth) }
        if isWord("ptr"), following.kind == .less { return try parsePointerType(depth: depth) }
        if isWord("struct") { return try parseStructureType(depth: depth) }
        return .path(try parsePath("a type"))
    }

    private mutating func parseArrayType(depth: Int) throws(Fault) -> TypeSyntax {
        try expect(.leftBracket, "'['")
        let element = try parseTypeExpression(depth: depth + 1)
        try expect(.semicolon, "';'")
        let token = try expect(.decimal, "the number of elements")
        try expect(.rightBracket, "']'")
        return .array(element, count: token.value)
    }

    private mutating func parsePointerType(depth: Int) throws(Fault) -> TypeSyntax {
        try expect(word: "ptr")
        try expect(.less, "'<'")
        let pointee = try parseTypeExpression(depth: depth + 1)
        if takeIf(.comma) {
            try expect(word: "addrspace")
            try expect(.leftParen, "'('")
            guard takeIf(word: "byte") || takeIf(word: "felt") else {
                throw unexpected("'byte' or 'felt'")
            }
            try expect(.rightParen, "')'")
        }
        try expect(.greater, "'>'")
        return .pointer(pointee)
    }

    private mutating func parseStructureType(depth: Int) throws(Fault) -> TypeSyntax {
        let start = current.span
        try expect(word: "struct")
        let layout = try parseLayout()
        try expect(.leftBrace, "'{'")
        var fields: [(name: String, type: TypeSyntax)] = []
        while current.kind != .rightBrace {
            let name = try parseBareName("the name of a field").text
            try expect(.colon, "':'")
            fields.append((name, try parseTypeExpression(depth: depth + 1)))
            guard takeIf(.comma) else { break }
        }
        guard fields.count <= Self.maxFields else {
            throw Fault(.tooManyFields, at: start.joined(lastSpan))
        }
        try expect(.rightBrace, "'}'")
        return .structure(layout, fields)
    }

    private mutating func parseLayout() throws(Fault) -> StructureType.Layout {
        guard current.kind == .at else { return .natural }
        let start = take().span
        let attribute = try parseAttribute()
        switch attribute {
        case .marker("packed"): return .packed(1)
        case .marker("transparent"): return .transparent
        case .marker("bigendian"): return .bigEndian
        case .list("align", let values) where values.count == 1:
            if case .integer(let bytes) = values[0], let count = UInt16(exactly: bytes), count > 0 {
                return .align(count)
            }
        default: break
        }
        let expected = "@packed, @transparent, @bigendian or @align(1), up to 65535"
        throw Fault(
            .malformedAttribute(attribute.name, expected: expected),
            at: start.joined(lastSpan)
        )
    }

    /// Parameters and results.
    mutating func parseSignature() throws(Fault) -> SignatureSyntax {
        try expect(.leftParen, "'('")
        var parameters: [TypeSyntax] = []
        while current.kind != .rightParen {
            try parseParameterName()
            parameters.append(try parseTypeExpression(depth: 0))
            guard takeIf(.comma) else { break }
        }
        try expect(.rightParen, "')'")
        guard takeIf(.arrow) else { return SignatureSyntax(parameters: parameters, results: []) }
        let results = try parseResults()
        return SignatureSyntax(parameters: parameters, results: results)
    }

    private mutating func parseParameterName() throws(Fault) {
        guard current.kind == .identifier, !Identifier.isKeyword(text(current)) else {
            throw unexpected("the name of a parameter")
        }
        index += 1
        try expect(.colon, "':'")
    }

    private mutating func parseResults() throws(Fault) -> [TypeSyntax] {
        guard takeIf(.leftParen) else { return [try parseTypeExpression(depth: 0)] }
        var results: [TypeSyntax] = []
        while current.kind != .rightParen {
            if following.kind == .colon { try parseParameterName() }
            results.append(try parseTypeExpression(depth: 0))
            guard takeIf(.comma) else { break }
        }
        try expect(.rightParen, "')'")
        return results
    }
}
