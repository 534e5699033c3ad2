// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A forest, where to start in it, and the kernel it was made for.
public struct Program: Hashable, Sendable {
    /// The code.
    public let forest: MASTForest
    /// The index of the root to start with.
    public let entryPoint: Int
    /// The kernel.
    public let kernel: Kernel

    /// Names an entry point; nil unless it is a root of the forest.
    public init?(forest: MASTForest, entryPoint: Int, kernel: Kernel = Kernel()) {
        guard forest.roots.contains(entryPoint) else { return nil }
        self.forest = forest
        self.entryPoint = entryPoint
        self.kernel = kernel
    }

    /// The hash of the program: that of its entry node.
    public var digest: Word { forest.nodes[entryPoint].digest }
}

extension Program: ByteEncodable, ByteDecodable {
    /// Appends forest, kernel and entry point.
    public func encode(to writer: inout ByteWriter) {
        writer.write(forest)
        writer.write(kernel)
        writer.write(UInt32(entryPoint))
    }

    /// Reads forest, kernel and entry point.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let forest = try reader.read(MASTForest.self)
        let kernel = try reader.read(Kernel.self)
        let start = reader.offset
        let entryPoint = Int(try reader.readUInt32())
        guard let program = Program(forest: forest, entryPoint: entryPoint, kernel: kernel) else {
            throw reader.broken("an entry point among the roots", at: start)
        }
        self = program
    }
}
