// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// The procedures that a program can call in the kernel's context.
public struct Kernel: Hashable, Sendable {
    /// The most procedures a kernel has.
    public static let maxProcedureCount = 255

    /// The roots of the procedures, distinct, ascending by their bytes.
    public let procedures: [Word]

    /// No procedures.
    public init() { procedures = [] }

    /// Sorts the roots of procedures.
    public init(_ procedures: [Word]) throws(KernelError) {
        guard procedures.count <= Self.maxProcedureCount else {
            throw .tooManyProcedures(procedures.count)
        }
        guard Set(procedures).count == procedures.count else { throw .duplicateProcedure }
        self.procedures = procedures.sorted {
            $0.bytes.lexicographicallyPrecedes($1.bytes)
        }
    }
}

/// Why procedures make no kernel.
public enum KernelError: Error, Equatable, Sendable {
    /// There are more than 255.
    case tooManyProcedures(Int)
    /// Two have one root.
    case duplicateProcedure
}

extension Kernel: ByteEncodable, ByteDecodable {
    /// Appends the count as a byte and the roots.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(procedures.count))
        for procedure in procedures { writer.write(procedure) }
    }

    /// Reads the count and the roots, which must be in their order.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = Int(try reader.readUInt8())
        let roots = try reader.readItems(Word.self, count: count)
        guard let kernel = try? Kernel(roots), kernel.procedures == roots else {
            throw reader.broken("distinct kernel procedures in order", at: start)
        }
        self = kernel
    }
}
