// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// One step of a basic block.
///
/// Only `PUSH` carries an immediate value that is hashed; `ASSERT`, `U32ASSERT2` and `MPVERIFY`
/// carry an error code that is not.
@frozen public struct Operation: Hashable, Sendable {
    /// What is done.
    public let opcode: Opcode
    /// The value pushed, or the error code; zero for everything else.
    public let argument: Felt

    /// An operation without an argument.
    @inlinable public init(_ opcode: Opcode) {
        self.opcode = opcode
        argument = .zero
    }

    /// An operation with an argument; zero where the opcode takes none.
    @inlinable public init(_ opcode: Opcode, _ argument: Felt) {
        self.opcode = opcode
        self.argument = opcode.takesArgument ? argument : .zero
    }

    /// Pushes a value.
    @inlinable public static func push(_ value: Felt) -> Operation { Operation(.push, value) }

    /// True for the one operation whose argument takes a group of its own.
    @inlinable public var hasImmediate: Bool { opcode == .push }
}

extension Opcode {
    /// True when a value or an error code belongs to the operation.
    @inlinable public var takesArgument: Bool {
        switch self {
        case .push, .assert, .u32Assert2, .merkleVerify: true
        default: false
        }
    }

    /// True for codes that only the decoder writes: no block holds them.
    @inlinable public var isControl: Bool {
        switch self {
        case .split, .loop, .span, .join, .dyn, .dyncall, .syscall, .call, .end, .repeat,
            .respan, .halt:
            true
        default: false
        }
    }
}

extension Operation: ByteEncodable, ByteDecodable {
    /// Appends the code and the argument, if the code takes one.
    public func encode(to writer: inout ByteWriter) {
        writer.write(opcode.rawValue)
        if opcode.takesArgument { writer.write(argument) }
    }

    /// Reads the code and the argument, if the code takes one.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let code = try reader.readUInt8()
        guard let opcode = Opcode(rawValue: code), !opcode.isControl else {
            throw DecodingFailure(offset: start, cause: .unknownTag(code))
        }
        self.opcode = opcode
        argument = opcode.takesArgument ? try reader.readFelt() : .zero
    }
}
