// SPDX-License-Identifier: MIT

import ByteCoding
public import FieldArithmetic
public import VMCore

/// The program that runs when a note is consumed: a forest and the node where it starts.
public struct NoteScript: EntryScript {
    /// The code.
    public let forest: MASTForest
    /// The index of the first node.
    public let entry: UInt32

    /// Names a node of a forest as the start of a script.
    /// - Throws: ``NoteError/scriptEntryOutOfRange(entry:nodeCount:)``.
    public init(forest: MASTForest, entry: UInt32) throws(NoteError) {
        guard Int(entry) < forest.nodes.count else {
            throw .scriptEntryOutOfRange(entry: entry, nodeCount: forest.nodes.count)
        }
        self.init(checked: forest, entry: entry)
    }

    /// Takes an entry that was checked.
    init(checked forest: MASTForest, entry: UInt32) {
        self.forest = forest
        self.entry = entry
    }

    /// The script without names and places, as public notes carry it.
    public func clearingDebugInfo() -> NoteScript {
        NoteScript(checked: forest.clearingDebugInfo(), entry: entry)
    }

    /// The script as the advice map holds it under its root.
    ///
    /// Entry, length of the forest in bytes, then the bytes four at a time, little-endian, filled
    /// up with zeros.
    public var elements: [Felt] {
        var bytes = forest.encodedBytes
        var elements = [Felt(entry), Felt(reducing: UInt64(bytes.count))]
        while bytes.count % 4 != 0 { bytes.append(0) }
        elements.reserveCapacity(2 + bytes.count / 4)
        for start in stride(from: 0, to: bytes.count, by: 4) {
            var value: UInt32 = 0
            for index in (start..<start + 4).reversed() {
                value = value << 8 | UInt32(bytes[index])
            }
            elements.append(Felt(value))
        }
        return elements
    }
}
