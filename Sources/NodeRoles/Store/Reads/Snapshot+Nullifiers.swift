// SPDX-License-Identifier: MIT

import MerkleStructures
public import ProtocolTypes

/// A consumed note in the block that consumed it.
public struct StoredNullifier: Hashable, Sendable {
    /// The block, and the number in the order of its nullifiers.
    public let position: ChainPosition
    /// The nullifier.
    public let nullifier: Nullifier
}

extension Snapshot {
    private static let columns = "SELECT block, position, nullifier FROM nullifiers "

    private static func nullifier(_ row: Statement) throws(DatabaseError) -> StoredNullifier {
        StoredNullifier(
            position: try row.position(0),
            nullifier: Nullifier(try row.word(2))
        )
    }

    /// The block that consumed a note; nil if none did.
    public func block(spending nullifier: Nullifier) throws(DatabaseError) -> BlockNumber? {
        try database.first(
            "SELECT block FROM nullifiers WHERE nullifier = ?",
            .word(nullifier.word)
        ) { (row) throws(DatabaseError) in try row.blockNumber(0) }
    }

    /// The nullifiers among these that some block holds.
    public func spentNullifiers(
        among nullifiers: some Sequence<Nullifier>
    ) throws(DatabaseError) -> Set<Nullifier> {
        var spent: Set<Nullifier> = []
        for nullifier in nullifiers where try block(spending: nullifier) != nil {
            spent.insert(nullifier)
        }
        return spent
    }

    /// What the nullifier tree says about a nullifier, with the path to its root at the tip.
    public func witness(of nullifier: Nullifier) throws(DatabaseError) -> NullifierWitness {
        NullifierWitness(try StoredTree(.nullifiers, in: database).open(nullifier.word))
    }

    /// What the nullifier tree says about each of some nullifiers.
    /// - Complexity: pages that paths share are read once.
    public func witnesses(
        of nullifiers: some Sequence<Nullifier>
    ) throws(DatabaseError) -> [Nullifier: NullifierWitness] {
        let tree = StoredTree(.nullifiers, in: database)
        var witnesses: [Nullifier: NullifierWitness] = [:]
        for nullifier in nullifiers {
            witnesses[nullifier] = NullifierWitness(try tree.open(nullifier.word))
        }
        return witnesses
    }

    /// The nullifiers of a block, in order.
    public func nullifiers(in block: BlockNumber) throws(DatabaseError) -> [StoredNullifier] {
        try database.all(
            Self.columns + "WHERE block = ? ORDER BY position",
            .block(block),
            read: Self.nullifier
        )
    }

    /// The nullifiers with some prefixes, in the order of the chain.
    /// - Complexity: at most the limit of rows for each prefix.
    public func nullifiers(
        prefixed prefixes: Set<UInt16>,
        _ span: ChainSpan
    ) throws(DatabaseError) -> [StoredNullifier] {
        var found: [StoredNullifier] = []
        for prefix in prefixes {
            found += try database.all(
                Self.columns + "WHERE prefix = ? AND \(ChainSpan.sql("position"))",
                .integer(prefix),
                span.startBlock,
                span.startIndex,
                span.lastBlock,
                span.limitValue,
                read: Self.nullifier
            )
        }
        return Array(found.sorted { $0.position < $1.position }.prefix(span.limit))
    }
}
