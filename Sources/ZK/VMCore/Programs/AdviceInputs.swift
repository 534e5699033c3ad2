// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// What a program can ask its host for from the start.
public struct AdviceInputs: Hashable, Sendable {
    /// Elements to pop, the first one first.
    public var stack: [Felt]
    /// Lists under words.
    public var map: AdviceMap
    /// Nodes of trees.
    public var store: AsRead<MerkleStore>

    /// Puts inputs together.
    public init(
        stack: [Felt] = [],
        map: AdviceMap = AdviceMap(),
        store: MerkleStore = MerkleStore()
    ) {
        self.stack = stack
        self.map = map
        self.store = AsRead(store)
    }
}

extension AdviceInputs: ByteEncodable, ByteDecodable {
    /// Appends stack, map and store.
    public func encode(to writer: inout ByteWriter) {
        writer.writeList(stack)
        writer.write(map)
        writer.write(store)
    }

    /// Reads stack, map and store.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        stack = try reader.readFelts(try reader.readCount(itemByteCount: 8))
        map = try reader.read()
        store = try reader.read()
    }
}
