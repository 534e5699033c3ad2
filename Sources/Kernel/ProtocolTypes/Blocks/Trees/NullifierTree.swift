// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// The nullifiers of all spent notes, each with the block that spent it.
///
/// The value is `[block, 0, 0, 0]`. The zero word means unspent, so a spend in genesis would leave
/// no trace; genesis spends nothing.
public struct NullifierTree: Hashable, Sendable {
    /// The tree itself.
    public private(set) var tree: SparseTree

    /// A tree without nullifiers.
    public init() { tree = SparseTree() }

    /// The tree of nullifiers and the blocks that spent them.
    /// - Throws: ``NullifierTreeError``.
    public init(
        _ entries: [(nullifier: Nullifier, block: BlockNumber)]
    ) throws(NullifierTreeError) {
        self.init()
        for entry in entries { try spend(entry.nullifier, in: entry.block) }
    }

    /// The root.
    public var root: Word { tree.root }

    /// The number of nullifiers.
    public var nullifierCount: Int { tree.entryCount }

    /// The value of a nullifier that a block spends.
    public static func value(_ block: BlockNumber) -> Word {
        Word(Felt(block.value), .zero, .zero, .zero)
    }

    /// The block behind a value; nil for the zero word.
    /// - Throws: ``NullifierTreeError/invalidBlockNumber(_:)``.
    public static func block(_ value: Word) throws(NullifierTreeError) -> BlockNumber? {
        guard value.e1 == .zero, value.e2 == .zero, value.e3 == .zero,
            let number = UInt32(exactly: value.e0.value)
        else { throw .invalidBlockNumber(value) }
        return number == 0 ? nil : BlockNumber(number)
    }

    /// The block that spent a nullifier; nil if it is unspent.
    public subscript(nullifier: Nullifier) -> BlockNumber? {
        (try? Self.block(tree.value(for: nullifier.word))) ?? nil
    }

    /// Marks a nullifier as spent.
    /// - Throws: ``NullifierTreeError/alreadySpent(_:)``, ``NullifierTreeError/tree(_:)``.
    public mutating func spend(
        _ nullifier: Nullifier,
        in block: BlockNumber
    ) throws(NullifierTreeError) {
        guard self[nullifier] == nil else { throw .alreadySpent(nullifier) }
        do { try tree.insert(key: nullifier.word, value: Self.value(block)) } catch {
            throw .tree(error)
        }
    }

    /// Proves whether a nullifier is spent.
    public func witness(for nullifier: Nullifier) -> NullifierWitness {
        NullifierWitness(tree.open(nullifier.word))
    }

    /// All nullifiers with their blocks, ascending by leaf.
    public var entries: [(nullifier: Nullifier, block: BlockNumber)] {
        tree.entries.compactMap { entry in
            let block = (try? Self.block(entry.value)) ?? nil
            return block.map { (nullifier: Nullifier(entry.key), block: $0) }
        }
    }
}

extension NullifierTree: ByteEncodable, ByteDecodable {
    /// Appends nullifiers and block numbers, ascending.
    public func encode(to writer: inout ByteWriter) {
        let entries = entries
        writer.writeCount(entries.count)
        for entry in entries {
            writer.write(entry.nullifier)
            writer.write(entry.block)
        }
    }

    /// Reads nullifiers and block numbers in any order.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = try reader.readCount(itemByteCount: 36)
        var entries: [(nullifier: Nullifier, block: BlockNumber)] = []
        for _ in 0..<count {
            entries.append((try reader.read(Nullifier.self), try reader.read(BlockNumber.self)))
        }
        self = try reader.checked(at: start) { () throws(NullifierTreeError) in
            try NullifierTree(entries)
        }
    }
}
