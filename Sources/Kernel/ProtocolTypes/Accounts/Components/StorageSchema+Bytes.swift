// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

extension ByteWriter {
    /// Writes a presence byte and the text, if any.
    fileprivate mutating func writeText(_ text: String?) {
        write(text != nil)
        if let text { write(text) }
    }
}

extension ByteReader {
    /// Reads a presence byte and the text, if any.
    fileprivate mutating func readText() throws(DecodingFailure) -> String? {
        try readBool() ? try readString() : nil
    }
}

extension StorageSchema: ByteEncodable, ByteDecodable {
    /// Appends the count in two bytes and the slots.
    public func encode(to writer: inout ByteWriter) { encode(to: &writer, withDefaults: true) }

    func encode(to writer: inout ByteWriter, withDefaults: Bool) {
        writer.write(UInt16(truncatingIfNeeded: slots.count))
        for slot in slots {
            writer.write(slot.name)
            switch slot.content {
            case .value(let word):
                writer.write(UInt8(0))
                writer.writeText(slot.description)
                word.encode(to: &writer, withDefaults: withDefaults)
            case .map(let defaults, let key, let value):
                writer.write(UInt8(1))
                writer.writeText(slot.description)
                let written = withDefaults ? defaults : nil
                writer.write(written != nil)
                if let written { writer.writeList(written) }
                key.encode(to: &writer, withDefaults: withDefaults)
                value.encode(to: &writer, withDefaults: withDefaults)
            }
        }
    }

    /// Reads the count and the slots, which must ascend by id.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let count = Int(try reader.readUInt16())
        slots = try reader.readAscending(Slot.self, count: count) { $0.name < $1.name }
    }
}

extension StorageSchema.Slot: ByteDecodable {
    /// Reads name, kind, description and meaning.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        name = try reader.read()
        let isMap = try reader.readBool()
        description = try reader.readText()
        guard isMap else {
            content = .value(try reader.read())
            return
        }
        var defaults: [StorageMap.Entry]?
        if try reader.readBool() {
            defaults = try reader.readAscending(itemByteCount: 64) { $0.key < $1.key }
        }
        let key = try reader.read(WordSchema.self)
        content = .map(defaults: defaults, key: key, value: try reader.read())
    }
}

extension WordSchema: ByteDecodable {
    func encode(to writer: inout ByteWriter, withDefaults: Bool) {
        switch self {
        case .simple(let type, let initial):
            writer.write(UInt8(0))
            writer.write(type)
            writer.writeOptional(withDefaults ? initial : nil)
        case .composite(let felts):
            writer.write(UInt8(1))
            for felt in felts {
                writer.writeText(felt.name)
                writer.writeText(felt.description)
                writer.write(felt.type)
                writer.writeOptional(withDefaults ? felt.initial : nil)
            }
        }
    }

    /// Reads one type, or four.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        guard try reader.readBool() else {
            let type = try reader.readString()
            self = .simple(type: type, initial: try reader.readOptional())
            return
        }
        var felts: [FeltSchema] = []
        for _ in 0..<4 {
            let name = try reader.readText()
            let description = try reader.readText()
            let type = try reader.readString()
            felts.append(
                FeltSchema(
                    name: name,
                    description: description,
                    type: type,
                    initial: try reader.readOptional()
                )
            )
        }
        self = .composite(felts)
    }
}

extension ComponentMetadata: ByteEncodable, ByteDecodable {
    /// Appends name, description, version and schema.
    public func encode(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(description)
        writer.write(version)
        writer.write(schema)
    }

    /// Reads name, description, version and schema.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        name = try reader.readString()
        description = try reader.readString()
        version = try reader.readString()
        schema = try reader.read()
    }
}
