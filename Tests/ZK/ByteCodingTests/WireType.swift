// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import TestSupport

/// A type of the reference in its own notation, such as `BTreeMap<u32, Vec<Option<Felt>>>`, read
/// and written with nothing but what reader and writer offer.
indirect enum WireType: Equatable {
    case integer(byteCount: Int)
    case felt
    case word
    case text
    case list(WireType)
    case option(WireType)
    case tuple([WireType])
    case array(WireType, count: Int)
    case map(WireType, WireType)
    case set(WireType)

    /// Reads the notation; nil for types that are no containers of primitives.
    init?(_ notation: String) {
        let text = notation.trimmed
        switch text {
        case "u8": self = .integer(byteCount: 1)
        case "u16": self = .integer(byteCount: 2)
        case "u32": self = .integer(byteCount: 4)
        case "u64": self = .integer(byteCount: 8)
        case "u128": self = .integer(byteCount: 16)
        case "Felt": self = .felt
        case "Word": self = .word
        case "String": self = .text
        default:
            guard let type = WireType(composed: text) else { return nil }
            self = type
        }
    }

    private init?(composed text: String) {
        func parts(_ prefix: String, _ suffix: Character) -> [WireType]? {
            guard text.hasPrefix(prefix), text.last == suffix else { return nil }
            let inner = text.dropFirst(prefix.count).dropLast()
            if inner.isEmpty { return [] }
            let types = split(inner).map { WireType($0) }
            return types.contains(nil) ? nil : types.compactMap(\.self)
        }
        if let inner = parts("Vec<", ">") {
            self = .list(inner[0])
        } else if let inner = parts("Option<", ">") {
            self = .option(inner[0])
        } else if let inner = parts("BTreeSet<", ">") {
            self = .set(inner[0])
        } else if let inner = parts("BTreeMap<", ">"), inner.count == 2 {
            self = .map(inner[0], inner[1])
        } else if let inner = parts("(", ")") {
            self = .tuple(inner)
        } else if text.hasPrefix("["), let mark = text.lastIndex(of: ";"),
            let item = WireType(String(text[..<mark].dropFirst())),
            let count = Int(String(text[mark...].dropFirst().dropLast()).trimmed)
        {
            self = .array(item, count: count)
        } else {
            return nil
        }
    }

    /// Whether its values are given as hex digits.
    private var isByte: Bool { self == .integer(byteCount: 1) }

    func write(_ value: JSONValue, to writer: inout ByteWriter) throws {
        switch self {
        case .integer(let byteCount): writer.write(try littleEndian(value, byteCount: byteCount))
        case .felt: writer.write(try value.felt)
        case .word: writer.write(try value.word)
        case .text: writer.write(try value.string)
        case .list(let item):
            let items = try item.items(of: value)
            writer.writeCount(items.count)
            for each in items { try item.write(each, to: &writer) }
        case .option(let item):
            writer.write(!value.isNull)
            if !value.isNull { try item.write(value, to: &writer) }
        case .tuple(let types):
            for (type, each) in zip(types, value.items) { try type.write(each, to: &writer) }
        case .array(let item, _):
            for each in try item.items(of: value) { try item.write(each, to: &writer) }
        case .map(let key, let item):
            try WireType.list(.tuple([key, item])).write(value, to: &writer)
        case .set(let item): try WireType.list(item).write(value, to: &writer)
        }
    }

    private func items(of value: JSONValue) throws -> [JSONValue] {
        guard isByte, value.text != nil else { return value.items }
        return try value.hex.map { .number(Double($0)) }
    }

    /// Reads a value as the vectors show it.
    func read(from reader: inout ByteReader) throws -> JSONValue {
        switch self {
        case .integer(let byteCount): return .string(decimal(try reader.readBytes(byteCount)))
        case .felt: return .string("\(try reader.readFelt().value)")
        case .word: return .string(try reader.readWord().hex)
        case .text: return .string(try reader.readString())
        case .list(let item):
            let count = try reader.readCount(itemByteCount: item.byteCountMin)
            return try item.readItems(count, from: &reader)
        case .option(let item):
            return try reader.readBool() ? try item.read(from: &reader) : .null
        case .tuple(let types):
            return .array(try types.map { try $0.read(from: &reader) })
        case .array(let item, let count): return try item.readItems(count, from: &reader)
        case .map(let key, let item):
            let read = try WireType.list(.tuple([key, item])).read(from: &reader)
            return .array(try key.ordered(read.items) { $0[0] })
        case .set(let item):
            let count = try reader.readCount(itemByteCount: item.byteCountMin)
            let read = try (0..<count).map { _ in try item.read(from: &reader) }
            return .array(try item.ordered(read) { $0 })
        }
    }

    /// The items in the order of their keys, of equal keys the last.
    private func ordered(
        _ items: [JSONValue],
        by key: (JSONValue) -> JSONValue
    ) throws -> [JSONValue] {
        var kept: [JSONValue] = []
        for item in items {
            kept.removeAll { key($0) == key(item) }
            kept.append(item)
        }
        return try kept.sorted { first, second in
            self == .word
                ? try key(first).word < key(second).word
                : try key(first).uint64 < key(second).uint64
        }
    }

    private func readItems(_ count: Int, from reader: inout ByteReader) throws -> JSONValue {
        if isByte {
            let digits = try reader.readBytes(count).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
            return .string(digits.joined())
        }
        return .array(try (0..<count).map { _ in try read(from: &reader) })
    }

    private var byteCountMin: Int {
        switch self {
        case .integer(let byteCount): byteCount
        case .felt: 8
        case .word: 32
        case .text, .list, .option, .map, .set: 1
        case .tuple(let types): types.reduce(0) { $0 + $1.byteCountMin }
        case .array(let item, let count): count * item.byteCountMin
        }
    }
}

/// The parts between commas that stand in no brackets.
private func split(_ text: Substring) -> [String] {
    var (parts, depth) = ([""], 0)
    for character in text {
        if "<([".contains(character) { depth += 1 }
        if ">)]".contains(character) { depth -= 1 }
        if character == "," && depth == 0 {
            parts.append("")
        } else {
            parts[parts.count - 1].append(character)
        }
    }
    return parts
}

private func littleEndian(_ value: JSONValue, byteCount: Int) throws -> [UInt8] {
    let number = try value.text.flatMap { UInt128($0) } ?? UInt128(value.uint64)
    return (0..<byteCount).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

private func decimal(_ bytes: [UInt8]) -> String {
    "\(bytes.reversed().reduce(UInt128(0)) { $0 << 8 | UInt128($1) })"
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
