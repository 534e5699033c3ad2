// SPDX-License-Identifier: MIT

import FieldArithmetic
public import MerkleStructures
public import ProtocolTypes

extension ChainState {
    /// The chain before the last block, with the headers of some of its blocks.
    ///
    /// - Parameter numbers: The blocks whose headers are wanted; those that are not before the last
    ///   are left out.
    /// - Throws: ``MerkleStructures/MerkleError`` never for a state that blocks were applied to.
    public func partialChain(
        with numbers: Set<BlockNumber> = []
    ) throws(MerkleError) -> PartialBlockchain {
        try PartialBlockchain(
            chain,
            headers: numbers.filter { $0 < tip.number }.sorted().map { headers[Int($0.value)] }
        )
    }

    /// What a block on top of the last one needs to know.
    ///
    /// - Parameters:
    ///   - batches: The batches of the block.
    ///   - noteProofs: Proofs of notes that the batches consume without having authenticated them.
    /// - Throws: As ``partialChain(with:)``.
    public func inputs(
        for batches: [ProvenBatch],
        noteProofs: [NoteID: NoteInclusionProof] = [:]
    ) throws(MerkleError) -> BlockInputs {
        var numbers = Set(batches.map(\.referenceBlockNumber))
        for proof in noteProofs.values { numbers.insert(proof.blockNumber) }
        var witnesses: [AccountID: AccountWitness] = [:]
        var proofs: [Nullifier: SparseTreeProof] = [:]
        for batch in batches {
            for update in batch.accountUpdates {
                witnesses[update.accountID] = try witness(of: update.accountID)
            }
            for nullifier in batch.inputNotes.nullifiers {
                proofs[nullifier] = nullifiers.open(nullifier.word)
            }
        }
        return BlockInputs(
            previous: tip,
            chain: try partialChain(with: numbers),
            accountWitnesses: witnesses,
            nullifierWitnesses: proofs,
            noteProofs: noteProofs
        )
    }
}
