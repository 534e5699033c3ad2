// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import VMCore

/// A forest with the node to start at.
public protocol EntryScript: Hashable, Sendable, ByteEncodable, ByteDecodable {
    /// What is thrown when the entry is no node of the forest.
    associatedtype Refusal: Error & BrokenRule

    /// The code.
    var forest: MASTForest { get }
    /// The index of the first node.
    var entry: UInt32 { get }

    /// Names a node of a forest as the start of a script.
    /// - Throws: ``Refusal`` when the forest has no such node.
    init(forest: MASTForest, entry: UInt32) throws(Refusal)
}

extension EntryScript {
    /// The digest of the first node.
    public var root: Word { forest.nodes[Int(entry)].digest }

    /// Appends the forest and the entry.
    public func encode(to writer: inout ByteWriter) {
        writer.write(forest)
        writer.write(entry)
    }

    /// Reads the forest and the entry.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let forest = try reader.read(MASTForest.self)
        let start = reader.offset
        let entry = try reader.readUInt32()
        self = try reader.checked(at: start) { () throws(Refusal) in
            try Self(forest: forest, entry: entry)
        }
    }
}
