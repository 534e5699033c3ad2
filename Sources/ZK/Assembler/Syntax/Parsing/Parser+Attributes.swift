// SPDX-License-Identifier: MIT

import VMCore

/// What stands in front of a procedure.
struct ProcedureAttributes {
    var kept: [Attribute] = []
    var localCount = 0
    var convention: UInt8 = 0
}

extension Parser {
    /// The most locals of a procedure.
    private static let maxLocals = 65_532

    /// All attributes up to `pub` or `proc`.
    mutating func parseAttributes() throws(Fault) -> ProcedureAttributes {
        var result = ProcedureAttributes()
        var merged: [Attribute] = []
        var spans: [String: SourceSpan] = [:]
        while current.kind == .at {
            let start = take().span
            let attribute = try parseAttribute()
            spans[attribute.name] = start.joined(lastSpan)
            try merge(attribute, into: &merged, at: start.joined(lastSpan))
        }
        for attribute in merged {
            let span = spans[attribute.name] ?? lastSpan
            switch attribute {
            case .list("locals", let values) where values.count == 1:
                guard case .integer(let count) = values[0], count <= Self.maxLocals else {
                    throw Fault(
                        .malformedAttribute("locals", expected: "a number from 0 to 65532"),
                        at: span
                    )
                }
                result.localCount = Int(count)
            case .list("callconv", let values) where values.count == 1:
                guard let convention = Self.convention(values[0]) else {
                    let names = "fast, C, wasm, canon-lift or component-model"
                    throw Fault(.malformedAttribute("callconv", expected: names), at: span)
                }
                result.convention = convention
            default: result.kept.append(attribute)
            }
        }
        result.kept.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return result
    }

    private static func convention(_ value: Attribute.Value) -> UInt8? {
        switch value {
        case .identifier(let name), .text(let name):
            switch name {
            case "fast": 0
            case "C": 1
            case "wasm", "Wasm": 2
            case "canon-lift", "component-model": 3
            default: nil
            }
        case .integer, .word: nil
        }
    }

    private func merge(
        _ attribute: Attribute,
        into list: inout [Attribute],
        at span: SourceSpan
    ) throws(Fault) {
        guard let index = list.firstIndex(where: { $0.name == attribute.name }) else {
            return list.append(attribute)
        }
        guard case .pairs(let name, var pairs) = list[index], case .pairs(_, let more) = attribute
        else { throw Fault(.repeatedAttribute(attribute.name), at: span) }
        for pair in more { try insert(pair, into: &pairs, at: span) }
        list[index] = .pairs(name: name, pairs: pairs)
    }

    private func insert(
        _ pair: Attribute.Pair,
        into pairs: inout [Attribute.Pair],
        at span: SourceSpan
    ) throws(Fault) {
        guard !pairs.contains(where: { $0.key == pair.key }) else {
            throw Fault(.repeatedAttribute(pair.key), at: span)
        }
        let position = pairs.firstIndex { pair.key.utf8.lexicographicallyPrecedes($0.key.utf8) }
        pairs.insert(pair, at: position ?? pairs.count)
    }

    /// An attribute behind its `@`.
    mutating func parseAttribute() throws(Fault) -> Attribute {
        let name = try parseBareName("the name of an attribute").text
        guard takeIf(.leftParen) else { return .marker(name) }
        if current.kind == .identifier, following.kind == .equal {
            var pairs: [Attribute.Pair] = []
            repeat {
                let key = try parseBareName("a key")
                try expect(.equal, "'='")
                let pair = Attribute.Pair(key: key.text, value: try parseAttributeValue())
                try insert(pair, into: &pairs, at: key.span)
            } while takeIf(.comma)
            try expect(.rightParen, "')'")
            return .pairs(name: name, pairs: pairs)
        }
        var values = [try parseAttributeValue()]
        while takeIf(.comma) { values.append(try parseAttributeValue()) }
        try expect(.rightParen, "')'")
        return .list(name: name, values: values)
    }

    private mutating func parseAttributeValue() throws(Fault) -> Attribute.Value {
        switch current.kind {
        case .identifier: return .identifier(try parseName("a value").text)
        case .text, .quotedName: return .text(content(take()))
        case .word, .leftBracket: return .word(try parseWord())
        case .decimal, .hexadecimal: return .integer(try parseFelt())
        default: throw unexpected("a name, a text, a number or a word")
        }
    }
}
