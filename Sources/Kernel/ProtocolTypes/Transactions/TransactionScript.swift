// SPDX-License-Identifier: MIT

public import VMCore

/// The program that a transaction runs after its notes.
public struct TransactionScript: EntryScript {
    /// The code.
    public let forest: MASTForest
    /// The index of the first node.
    public let entry: UInt32

    /// Names a node of a forest as the start of a script.
    /// - Throws: ``TransactionError/scriptEntryOutOfRange(entry:nodeCount:)``.
    public init(forest: MASTForest, entry: UInt32) throws(TransactionError) {
        guard Int(entry) < forest.nodes.count else {
            throw .scriptEntryOutOfRange(entry: entry, nodeCount: forest.nodes.count)
        }
        self.forest = forest
        self.entry = entry
    }
}
