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
        try advance(genesis)
    }

    /// Takes the next block.
    ///
    /// - Throws: ``BlockFault``, as ``verify(_:against:)`` and then for roots that differ; the state
    ///   is then unchanged.
    /// - Complexity: 128 permutations at most for each account and nullifier.
    public mutating func apply(_ block: SignedBlock) throws(BlockFault) {
        try verify(block, against: tip)
        var next = self
        do { try next.chain.append(tip.commitment) } catch { throw .chain(error) }
        try next.advance(block)
        next.tip = block.header
        next.headers.append(block.header)
        assert(UInt64(next.tip.number.value) == next.chain.leafCount)
        self = next
    }

    private mutating func advance(_ block: SignedBlock) throws(BlockFault) {
        let (header, body) = (block.header, block.body)
        let commitment = chain.peaksHash
        guard header.chainCommitment == commitment else {
            throw .chainCommitment(expected: commitment, got: header.chainCommitment)
        }
        do {
            for update in body.accountUpdates {
                try accounts.update(update.accountID, to: update.finalState)
            }
        } catch { throw .accounts(error) }
        do {
            for nullifier in body.nullifiers { try nullifiers.spend(nullifier, in: header.number) }
        } catch { throw .nullifiers(error) }
        guard accounts.root == header.accountRoot else {
            throw .accountRoot(expected: accounts.root, got: header.accountRoot)
        }
        guard nullifiers.root == header.nullifierRoot else {
            throw .nullifierRoot(expected: nullifiers.root, got: header.nullifierRoot)
        }
    }
}
