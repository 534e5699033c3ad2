// SPDX-License-Identifier: MIT

import FieldArithmetic
public import MerkleStructures
public import ProtocolTypes

/// The state of a chain after its last block, held in memory whole.
///
/// It takes no block on trust: each must be signed and lead to the roots in its header. Meant for
/// checking recorded chains and for tests; a node keeps its trees in a database.
public struct ChainState: Sendable {
    /// The commitment of each account, by account.
    public private(set) var accounts = SparseTree()
    /// The block that spent each nullifier, by nullifier.
    public private(set) var nullifiers = SparseTree()
    /// The commitments of all blocks before the last.
    public private(set) var chain = MountainRange()
    /// The headers, from genesis to the last block; at least one.
    public private(set) var headers: [BlockHeader]

    /// The last block.
    public private(set) var tip: BlockHeader

    /// Starts a chain.
    ///
    /// - Throws: ``BlockFault``. Nobody vouches for the key that signed genesis: compare its
    ///   commitment with one from a source that is trusted.
    public init(genesis: SignedBlock) throws(BlockFault) {
        tip = genesis.header
        headers = [genesis.header]
        try verify(genesis, against: nil)
        try advance(genesis)
    }

    /// Takes the next block.
    ///
    /// - Throws: ``BlockFault``, in the order of its cases; the state is then unchanged.
    /// - Complexity: 128 permutations at most for each account and nullifier.
    public mutating func apply(_ block: SignedBlock) throws(BlockFault) {
        try verify(block, against: tip)
        var next = self
        do { try next.chain.append(tip.commitment) } catch { throw .tree(error) }
        try next.advance(block)
        next.tip = block.header
        next.headers.append(block.header)
        self = next
    }

    private mutating func advance(_ block: SignedBlock) throws(BlockFault) {
        let header = block.header
        let chainCommitment = chain.peaksHash
        guard header.chainCommitment == chainCommitment else {
            throw .chainCommitment(expected: header.chainCommitment, got: chainCommitment)
        }
        try updateAccounts(block.body)
        try spendNullifiers(block)
        guard accounts.root == header.accountRoot else {
            throw .accountRoot(expected: header.accountRoot, got: accounts.root)
        }
        guard nullifiers.root == header.nullifierRoot else {
            throw .nullifierRoot(expected: header.nullifierRoot, got: nullifiers.root)
        }
    }

    private mutating func updateAccounts(_ body: BlockBody) throws(BlockFault) {
        for update in body.accountUpdates {
            let key = update.accountID.key
            guard accounts.leaf(for: key).entries.allSatisfy({ $0.key == key }) else {
                throw .accountPrefixTaken(update.accountID)
            }
            do { try accounts.insert(key: key, value: update.finalCommitment) } catch {
                throw .tree(error)
            }
        }
    }

    private mutating func spendNullifiers(_ block: SignedBlock) throws(BlockFault) {
        let spent = block.header.number.spentMark
        for nullifier in block.body.nullifiers {
            guard nullifiers.value(for: nullifier.word) == .zero else {
                throw .nullifierSpent(nullifier)
            }
            do { try nullifiers.insert(key: nullifier.word, value: spent) } catch {
                throw .tree(error)
            }
        }
    }
}
