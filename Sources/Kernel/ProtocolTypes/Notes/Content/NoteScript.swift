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
        let bytes = forest.encodedBytes
        return [Felt(entry), Felt(reducing: UInt64(bytes.count))] + Felt.packing(bytes)
    }
}
