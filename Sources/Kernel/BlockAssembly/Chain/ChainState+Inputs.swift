// SPDX-License-Identifier: MIT

import MerkleStructures
public import ProtocolTypes

extension ChainState {
    /// The chain before the last block, with the headers of some of its blocks.
    ///
    /// - Parameter numbers: The blocks whose headers are wanted; those that are not before the last
    ///   are left out.
    public func partialChain(with numbers: Set<BlockNumber> = []) -> PartialBlockchain {
        var partial = PartialBlockchain()
        for header in headers.dropLast() {
            do { try partial.append(header, isTracked: numbers.contains(header.number)) } catch {
                assertionFailure("headers stand in order")
            }
        }
        assert(partial.commitment == chain.peaksHash)
        return partial
    }

    /// What a block on top of the last one needs to know.
    ///
    /// - Parameters:
    ///   - batches: The batches of the block.
    ///   - noteProofs: Proofs of notes that the batches consume without having authenticated them.
    public func inputs(
        for batches: [ProvenBatch],
        noteProofs: [NoteID: NoteInclusionProof] = [:]
    ) -> BlockInputs {
        var numbers = Set(batches.map(\.referenceBlock))
        for proof in noteProofs.values { numbers.insert(proof.blockNumber) }
        var accountWitnesses: [AccountID: AccountWitness] = [:]
        var nullifierWitnesses: [Nullifier: NullifierWitness] = [:]
        for batch in batches {
            for id in batch.accountUpdates.keys { accountWitnesses[id] = accounts.witness(for: id) }
            for nullifier in batch.inputNotes.nullifiers {
                nullifierWitnesses[nullifier] = nullifiers.witness(for: nullifier)
            }
        }
        return BlockInputs(
            previousHeader: tip,
            blockchain: partialChain(with: numbers),
            accountWitnesses: accountWitnesses,
            nullifierWitnesses: nullifierWitnesses,
            noteProofs: noteProofs
        )
    }
}
