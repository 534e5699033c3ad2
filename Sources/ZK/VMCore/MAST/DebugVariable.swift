// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A variable of the source that an operation sets.
public struct DebugVariable: Hashable, Sendable {
    /// Where the value is.
    public enum Location: Hashable, Sendable {
        /// So many below the top of the stack.
        case stack(UInt8)
        /// In memory.
        case memory(UInt32)
        /// Nowhere: it is this.
        case constant(Felt)
        /// At an offset in the frame of locals.
        case local(Int16)
        /// Where an expression says.
        case expression([UInt8])
        /// At an offset from what a global holds.
        case frameBase(global: UInt32, offset: Int64)
    }

    /// A place in a source file.
    public struct Place: Hashable, Sendable {
        /// The file.
        public var file: String
        /// The line, from 1.
        public var line: UInt32
        /// The column, from 1.
        public var column: UInt32

        /// A place.
        public init(file: String, line: UInt32, column: UInt32) {
            self.file = file
            self.line = line
            self.column = column
        }
    }

    /// Its name.
    public var name: String
    /// Where the value is.
    public var location: Location
    /// The index of its type.
    public var typeID: UInt32?
    /// Which argument it is, from 1.
    public var argument: UInt32?
    /// Where it is declared.
    public var place: Place?

    /// Describes a variable.
    public init(
        name: String,
        location: Location,
        typeID: UInt32? = nil,
        argument: UInt32? = nil,
        place: Place? = nil
    ) {
        self.name = name
        self.location = location
        self.typeID = typeID
        self.argument = argument
        self.place = place
    }
}

extension DebugVariable: ByteEncodable, ByteDecodable {
    /// Appends name, location, and the optional type, argument and place.
    public func encode(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(location)
        writer.write(typeID != nil)
        if let typeID { writer.write(typeID) }
        writer.write(argument != nil)
        if let argument { writer.write(argument) }
        writer.writeOptional(place)
    }

    /// Reads name, location, and the optional type, argument and place.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        name = try reader.readString()
        location = try reader.read()
        typeID = try reader.readBool() ? try reader.readUInt32() : nil
        argument = try reader.readBool() ? try reader.readUInt32() : nil
        if argument == 0 { throw reader.broken("an argument counted from one") }
        place = try reader.readOptional()
    }
}

extension DebugVariable.Place: ByteEncodable, ByteDecodable {
    /// Appends file, line and column.
    public func encode(to writer: inout ByteWriter) {
        writer.write(file)
        writer.write(line)
        writer.write(column)
    }

    /// Reads file, line and column.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        file = try reader.readString()
        line = try reader.readUInt32()
        column = try reader.readUInt32()
    }
}

extension DebugVariable.Location: ByteEncodable, ByteDecodable {
    /// Appends the kind and its data.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .stack(let depth):
            writer.write(UInt8(0))
            writer.write(depth)
        case .memory(let address):
            writer.write(UInt8(1))
            writer.write(address)
        case .constant(let value):
            writer.write(UInt8(2))
            writer.write(value)
        case .local(let offset):
            writer.write(UInt8(3))
            writer.write(UInt16(bitPattern: offset))
        case .expression(let bytes):
            writer.write(UInt8(4))
            writer.writeCount(bytes.count)
            writer.write(bytes)
        case .frameBase(let global, let offset):
            writer.write(UInt8(5))
            writer.write(global)
            writer.write(UInt64(bitPattern: offset))
        }
    }

    /// Reads the kind and its data.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let kind = try reader.readUInt8()
        switch kind {
        case 0: self = .stack(try reader.readUInt8())
        case 1: self = .memory(try reader.readUInt32())
        case 2: self = .constant(try reader.readFelt())
        case 3: self = .local(Int16(bitPattern: try reader.readUInt16()))
        case 4: self = .expression(try reader.readBytes(try reader.readCount()))
        case 5:
            let global = try reader.readUInt32()
            self = .frameBase(global: global, offset: Int64(bitPattern: try reader.readUInt64()))
        default: throw DecodingFailure(offset: start, cause: .unknownTag(kind))
        }
    }
}
