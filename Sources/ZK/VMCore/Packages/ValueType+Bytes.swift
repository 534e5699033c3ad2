// SPDX-License-Identifier: MIT

public import ByteCoding

extension ValueType: ByteEncodable, ByteDecodable {
    /// How deep types may nest in bytes.
    static let maxDepth = 128

    /// Appends the code and the parts.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .scalar(let scalar): writer.write(scalar.rawValue)
        case .pointer(let space, let pointee):
            writer.write(UInt8(16))
            writer.write(space)
            writer.write(pointee)
        case .structure(let structure):
            writer.write(UInt8(17))
            structure.encode(to: &writer)
        case .array(let element, let count):
            writer.write(UInt8(18))
            writer.writeVariableInteger(count)
            writer.write(element)
        case .list(let element):
            writer.write(UInt8(19))
            writer.write(element)
        case .function(let function):
            writer.write(UInt8(20))
            writer.write(function)
        case .enumeration(let enumeration):
            writer.write(UInt8(21))
            enumeration.encode(to: &writer)
        }
    }

    /// Reads the code and the parts, at most 128 deep.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self = try Self.read(from: &reader, depth: 0)
    }

    static func read(
        from reader: inout ByteReader,
        depth: Int
    ) throws(DecodingFailure) -> ValueType {
        guard depth < maxDepth else { throw reader.broken("types nested at most 128 deep") }
        let start = reader.offset
        let code = try reader.readUInt8()
        if let scalar = Scalar(rawValue: code) { return .scalar(scalar) }
        switch code {
        case 16:
            let space = try reader.readUInt8()
            guard space <= 1 else { throw reader.broken("an address space 0 or 1", at: start + 1) }
            return .pointer(space: space, pointee: try read(from: &reader, depth: depth + 1))
        case 17: return .structure(try StructureType.read(from: &reader, depth: depth + 1))
        case 18:
            let count = try reader.readVariableInteger()
            return .array(element: try read(from: &reader, depth: depth + 1), count: count)
        case 19: return .list(element: try read(from: &reader, depth: depth + 1))
        case 20: return .function(try FunctionType.read(from: &reader, depth: depth + 1))
        case 21: return .enumeration(try EnumerationType.read(from: &reader, depth: depth + 1))
        default: throw DecodingFailure(offset: start, cause: .unknownTag(code))
        }
    }

    static func readList(
        from reader: inout ByteReader,
        depth: Int
    ) throws(DecodingFailure) -> [ValueType] {
        var types: [ValueType] = []
        for _ in 0..<(try reader.readCount()) {
            types.append(try read(from: &reader, depth: depth))
        }
        return types
    }

    /// The length of a discriminant of this type; nil if it cannot be one.
    var discriminantByteCount: Int? {
        guard case .scalar(let scalar) = self else { return nil }
        return switch scalar {
        case .i1, .i8, .u8: 1
        case .i16, .u16: 2
        case .i32, .u32, .felt: 4
        case .i64, .u64: 8
        case .i128, .u128: 16
        case .unknown, .never, .u256, .f64: nil
        }
    }
}

extension FunctionType: ByteEncodable, ByteDecodable {
    /// Appends convention, parameters and results.
    public func encode(to writer: inout ByteWriter) {
        writer.write(convention)
        writer.writeList(parameters)
        writer.writeList(results)
    }

    /// Reads convention, parameters and results.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self = try Self.read(from: &reader, depth: 0)
    }

    static func read(
        from reader: inout ByteReader,
        depth: Int
    ) throws(DecodingFailure) -> FunctionType {
        let start = reader.offset
        let convention = try reader.readUInt8()
        guard convention <= 3 else {
            throw DecodingFailure(offset: start, cause: .unknownTag(convention))
        }
        let parameters = try ValueType.readList(from: &reader, depth: depth)
        return FunctionType(
            convention: convention,
            parameters: parameters,
            results: try ValueType.readList(from: &reader, depth: depth)
        )
    }
}

extension ByteWriter {
    /// Writes a presence byte and the text, if any.
    mutating func writeOptional(_ text: String?) {
        write(text != nil)
        if let text { write(text) }
    }
}

extension ByteReader {
    /// Reads a presence byte and the text, if any.
    mutating func readOptionalString() throws(DecodingFailure) -> String? {
        try readBool() ? try readString() : nil
    }
}

extension StructureType {
    func encode(to writer: inout ByteWriter) {
        writer.writeOptional(name)
        switch layout {
        case .natural: writer.write(UInt8(0))
        case .align(let bytes):
            writer.write(UInt8(1))
            writer.write(bytes)
        case .packed(let bytes):
            writer.write(UInt8(2))
            writer.write(bytes)
        case .transparent: writer.write(UInt8(3))
        case .bigEndian: writer.write(UInt8(4))
        }
        writer.write(UInt8(truncatingIfNeeded: fields.count))
        for field in fields {
            writer.writeOptional(field.name)
            writer.write(field.type)
        }
    }

    static func read(
        from reader: inout ByteReader,
        depth: Int
    ) throws(DecodingFailure) -> StructureType {
        let name = try reader.readOptionalString()
        let start = reader.offset
        let code = try reader.readUInt8()
        let layout: Layout
        switch code {
        case 0: layout = .natural
        case 1: layout = .align(try reader.readUInt16())
        case 2: layout = .packed(try reader.readUInt16())
        case 3: layout = .transparent
        case 4: layout = .bigEndian
        default: throw DecodingFailure(offset: start, cause: .unknownTag(code))
        }
        var fields: [Field] = []
        for _ in 0..<(try reader.readUInt8()) {
            let name = try reader.readOptionalString()
            let type = try ValueType.read(from: &reader, depth: depth)
            fields.append(Field(name: name, type: type))
        }
        return StructureType(name: name, layout: layout, fields: fields)
    }
}

extension EnumerationType {
    func encode(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(discriminant)
        writer.writeCount(variants.count)
        for variant in variants {
            writer.write(variant.name)
            writer.writeOptional(variant.payload)
            writer.write(variant.value != nil)
            if let value = variant.value { writer.write(value) }
        }
    }

    static func read(
        from reader: inout ByteReader,
        depth: Int
    ) throws(DecodingFailure) -> EnumerationType {
        let name = try reader.readString()
        let start = reader.offset
        let discriminant = try ValueType.read(from: &reader, depth: depth)
        guard let byteCount = discriminant.discriminantByteCount else {
            throw reader.broken("an integer as discriminant", at: start)
        }
        var variants: [Variant] = []
        for _ in 0..<(try reader.readCount(itemByteCount: 3)) {
            let name = try reader.readString()
            let payload = try reader.readBool() ? ValueType.read(from: &reader, depth: depth) : nil
            let value = try reader.readBool() ? reader.readBytes(byteCount) : nil
            variants.append(Variant(name: name, payload: payload, value: value))
        }
        return EnumerationType(name: name, discriminant: discriminant, variants: variants)
    }
}
