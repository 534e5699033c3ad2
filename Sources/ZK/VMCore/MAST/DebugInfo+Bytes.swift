// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

extension DebugInfo: ByteEncodable, ByteDecodable {
    /// Appends all tables in their order.
    public func encode(to writer: inout ByteWriter) {
        writer.writeBlob(decoratorData)
        writer.write(decoratorTexts)
        writer.writeList(decorators)
        writer.writeList(errorMessages)
        writer.write(operationDecorators)
        writer.write(decoratorsBefore)
        writer.write(decoratorsAfter)
        writer.writeList(procedureNames)
        writer.writeBlob(instructionData)
        writer.write(instructionTexts)
        writer.writeNumbers(instructionOffsets)
        writer.writeList(instructionMarks)
        writer.writePositions(instructionStarts)
        writer.writeList(variables)
        writer.write(operationVariables)
    }

    /// Reads all tables and checks that they hold together.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self.init()
        let start = reader.offset
        decoratorData = try reader.readBlob()
        decoratorTexts = try reader.read()
        decorators = try reader.readList(itemByteCount: 5)
        errorMessages = try reader.readList(itemByteCount: 9)
        operationDecorators = try reader.read()
        decoratorsBefore = try reader.read()
        decoratorsAfter = try reader.read()
        procedureNames = try reader.readList(itemByteCount: 33)
        instructionData = try reader.readBlob()
        instructionTexts = try reader.read()
        instructionOffsets = try reader.readNumbers()
        instructionMarks = try reader.readList(itemByteCount: 5)
        instructionStarts = try reader.readPositions()
        variables = try reader.readList(itemByteCount: 5)
        operationVariables = try reader.read()
        if let rule = brokenRule { throw reader.broken(rule, at: start) }
    }
}

extension ByteWriter {
    /// Writes a length and bytes.
    mutating func writeBlob(_ bytes: [UInt8]) {
        writeCount(bytes.count)
        write(bytes)
    }

    /// Writes a count and numbers of four bytes.
    mutating func writeNumbers(_ numbers: [UInt32]) {
        writeCount(numbers.count)
        for number in numbers { write(number) }
    }

    /// Writes a count and numbers of variable length.
    mutating func writePositions(_ positions: [Int]) {
        writeCount(positions.count)
        for position in positions { writeCount(position) }
    }
}

extension ByteReader {
    /// Reads a length and bytes.
    mutating func readBlob() throws(DecodingFailure) -> [UInt8] { try readBytes(try readCount()) }

    /// Reads a count and numbers of four bytes.
    mutating func readNumbers() throws(DecodingFailure) -> [UInt32] {
        let count = try readCount(itemByteCount: 4)
        var numbers: [UInt32] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(try readUInt32()) }
        return numbers
    }

    /// Reads a number of variable length that fits four bytes.
    mutating func readPosition() throws(DecodingFailure) -> Int {
        let start = offset
        let value = try readVariableInteger()
        guard value <= UInt64(UInt32.max), let position = Int(exactly: value) else {
            throw broken("a position below 2^32", at: start)
        }
        return position
    }

    /// Reads a count and numbers of variable length.
    mutating func readPositions() throws(DecodingFailure) -> [Int] {
        let count = try readCount()
        var positions: [Int] = []
        positions.reserveCapacity(count)
        for _ in 0..<count { positions.append(try readPosition()) }
        return positions
    }
}

extension DebugInfo.StringTable: ByteEncodable, ByteDecodable {
    /// Appends offsets and data.
    public func encode(to writer: inout ByteWriter) {
        writer.writePositions(offsets)
        writer.writeBlob(data)
    }

    /// Reads offsets and data.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        offsets = try reader.readPositions()
        data = try reader.readBlob()
    }
}

extension DebugInfo.Decorator: ByteEncodable, ByteDecodable {
    /// Appends kind and offset.
    public func encode(to writer: inout ByteWriter) {
        writer.write(kind)
        writer.write(offset)
    }

    /// Reads kind and offset.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        kind = try reader.readUInt8()
        guard kind <= 6 else { throw DecodingFailure(offset: start, cause: .unknownTag(kind)) }
        offset = try reader.readUInt32()
    }
}

extension DebugInfo.InstructionMark: ByteEncodable, ByteDecodable {
    /// Appends operation and instruction.
    public func encode(to writer: inout ByteWriter) {
        writer.writeCount(operation)
        writer.write(instruction)
    }

    /// Reads operation and instruction.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        operation = try reader.readPosition()
        instruction = try reader.readUInt32()
    }
}

extension DebugInfo.Rows: ByteEncodable, ByteDecodable {
    /// Appends numbers and starts.
    public func encode(to writer: inout ByteWriter) {
        writer.writeNumbers(values)
        writer.writePositions(starts)
    }

    /// Reads numbers and starts.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        values = try reader.readNumbers()
        starts = try reader.readPositions()
    }
}

extension DebugInfo.OperationRows: ByteEncodable, ByteDecodable {
    /// Appends numbers and both levels of starts.
    public func encode(to writer: inout ByteWriter) {
        writer.writeNumbers(values)
        writer.writePositions(operationStarts)
        writer.writePositions(nodeStarts)
    }

    /// Reads numbers and both levels of starts.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        values = try reader.readNumbers()
        operationStarts = try reader.readPositions()
        nodeStarts = try reader.readPositions()
    }
}

extension ErrorMessage: ByteEncodable, ByteDecodable {
    /// Appends code and text.
    public func encode(to writer: inout ByteWriter) {
        writer.write(code)
        writer.write(text)
    }

    /// Reads code and text.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        code = try reader.readUInt64()
        text = try reader.readString()
    }
}

extension ProcedureName: ByteEncodable, ByteDecodable {
    /// Appends digest and text.
    public func encode(to writer: inout ByteWriter) {
        writer.write(digest)
        writer.write(text)
    }

    /// Reads digest and text.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        digest = try reader.readWord()
        text = try reader.readString()
    }
}
