// SPDX-License-Identifier: MIT

import FieldArithmetic
public import MerkleStructures
public import ProtocolTypes

/// The state of a chain after its last block, held in memory whole.
///
/// It takes no block on trust: each must be signed and lead to the roots in its header. Meant for
/// checking recorded chains and for tests; a node keeps its trees in a database.
public struct ChainState: Sendable {
    /// The commitment of each account.
    public private(set) var accounts = AccountTree()
    /// The block that spent each nullifier.
    public private(set) var nullifiers = NullifierTree()
    /// The commitments of all blocks before the last.
    public private(set) var chain = MountainRange()
    /// The headers, from genesis to the last block; at least one.
    public private(set) var headers: [BlockHeader]
    /// The last block.
    public private(set) var tip: BlockHeader

    /// Starts a chain.
    /// - Throws: ``BlockFault``, as ``verify(_:against:)`` and then for roots that differ.
    public init(genesis: SignedBlock) throws(BlockFault) {
        tip = genesis.header
        headers = [genesis.header]
        try verify(genesis, against: nil)
        try check(genesis, chainCommitment: chain.peaksHash)
        try advance(genesis)
    }

    /// Takes the next block.
    ///
    /// - Throws: ``BlockFault``, as ``verify(_:against:)`` and then for roots that differ; the
    ///   state is then unchanged.
    /// - Complexity: about 200 permutations for each account and nullifier.
    public mutating func apply(_ block: SignedBlock) throws(BlockFault) {
        try verify(block, against: tip)
        // Peaks alone tell the commitment; a copy of the whole chain would grow with its length.
        var peaks = PartialMountainRange(peaks: chain.peaks)
        do { try peaks.append(tip.commitment) } catch { throw .chain(error) }
        try check(block, chainCommitment: peaks.peaksHash)
        do { try chain.append(tip.commitment) } catch { throw .chain(error) }
        try advance(block)
        tip = block.header
        headers.append(block.header)
        assert(UInt64(tip.number.value) == chain.leafCount)
    }

    /// Computes the roots after a block from those leaves alone that it touches.
    private func check(_ block: SignedBlock, chainCommitment: Word) throws(BlockFault) {
        let (header, body) = (block.header, block.body)
        guard header.chainCommitment == chainCommitment else {
            throw .chainCommitment(expected: chainCommitment, got: header.chainCommitment)
        }
        let accountRoot = try accountRoot(after: body.accountUpdates)
        guard accountRoot == header.accountRoot else {
            throw .accountRoot(expected: accountRoot, got: header.accountRoot)
        }
        let nullifierRoot = try nullifierRoot(after: body.nullifiers, in: header.number)
        guard nullifierRoot == header.nullifierRoot else {
            throw .nullifierRoot(expected: nullifierRoot, got: header.nullifierRoot)
        }
    }

    private func accountRoot(after updates: [BlockAccountUpdate]) throws(BlockFault) -> Word {
        let tree = PartialSparseTree(of: accounts.tree, keys: updates.map { $0.accountID.key })
        let changes = updates.map { (id: $0.accountID, commitment: $0.finalState) }
        do { return try BlockAssembly.accountRoot(tree, setting: changes) } catch {
            switch error {
            case .prefixTaken(let id, let other):
                throw .accounts(.duplicatePrefix(present: other, new: id))
            case .tree(let cause): throw .accounts(.tree(cause))
            }
        }
    }

    private func nullifierRoot(
        after spent: [Nullifier],
        in block: BlockNumber
    ) throws(BlockFault) -> Word {
        let tree = PartialSparseTree(of: nullifiers.tree, keys: spent.map { $0.word })
        do { return try BlockAssembly.nullifierRoot(tree, spending: spent, in: block) } catch {
            switch error {
            case .spent(let nullifier): throw .nullifiers(.alreadySpent(nullifier))
            case .tree(let cause): throw .nullifiers(.tree(cause))
            }
        }
    }

    /// Puts the effects of a checked block into the trees.
    private mutating func advance(_ block: SignedBlock) throws(BlockFault) {
        do {
            for update in block.body.accountUpdates {
                try accounts.update(update.accountID, to: update.finalState)
            }
        } catch { throw .accounts(error) }
        do {
            for nullifier in block.body.nullifiers {
                try nullifiers.spend(nullifier, in: block.header.number)
            }
        } catch { throw .nullifiers(error) }
        assert(accounts.root == block.header.accountRoot)
        assert(nullifiers.root == block.header.nullifierRoot)
    }
}
