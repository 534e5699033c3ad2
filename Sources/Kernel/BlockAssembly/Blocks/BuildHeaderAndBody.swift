// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
public import ProtocolTypes

/// Computes what a block commits to.
///
/// Fee parameters, validator key and kernel are those of the previous block.
///
/// - Returns: The header, not yet signed, and the body it commits to.
/// - Throws: ``BlockStateRefusal`` when the witnesses are not about the state before the block.
/// - Complexity: 128 permutations for each account and nullifier, 16 for each note.
public func buildHeaderAndBody(
    _ block: CheckedBlock
) throws(BlockStateRefusal) -> (header: BlockHeader, body: BlockBody) {
    let previous = block.proposal.previousHeader
    let accountRoot = try accountRoot(after: block.proposal)
    let nullifierRoot = try nullifierRoot(after: block)
    let chainCommitment = try chainCommitment(after: block.proposal)
    let body = try body(of: block.proposal)
    let noteRoot: Word
    do { noteRoot = try body.noteTree().root } catch { throw .body(.notes(error)) }
    let header = BlockHeader(
        version: AssemblyLimits.blockVersion,
        previousCommitment: previous.commitment,
        number: block.number,
        chainCommitment: chainCommitment,
        accountRoot: accountRoot,
        nullifierRoot: nullifierRoot,
        noteRoot: noteRoot,
        transactionCommitment: body.transactionCommitment,
        kernelCommitment: previous.kernelCommitment,
        validatorKey: previous.validatorKey,
        feeParameters: previous.feeParameters,
        timestamp: block.proposal.timestamp
    )
    return (header, body)
}

private func body(of block: ProposedBlock) throws(BlockStateRefusal) -> BlockBody {
    let accounts = block.accountUpdates.sorted { $0.key < $1.key }
    let updates = accounts.map { id, update in
        BlockAccountUpdate(
            accountID: id,
            finalState: update.finalState,
            details: update.details
        )
    }
    do {
        return try BlockBody(
            accountUpdates: updates,
            outputNoteBatches: block.outputNoteBatches,
            nullifiers: block.nullifiers.keys.sorted(),
            transactions: block.batches.transactions
        )
    } catch { throw .body(error) }
}

private func accountRoot(after block: ProposedBlock) throws(BlockStateRefusal) -> Word {
    let expected = block.previousHeader.accountRoot
    let accounts = block.accountUpdates.sorted { $0.key < $1.key }
    if accounts.isEmpty { return expected }
    var tree: PartialSparseTree
    do {
        tree = try PartialSparseTree(proofs: accounts.compactMap(\.value.witness.proof))
    } catch { throw .accountWitnesses(error) }
    guard tree.root == expected else {
        throw .staleAccountRoot(expected: expected, got: tree.root)
    }
    for (id, update) in accounts {
        let key = id.key
        let leaf: SparseTreeLeaf
        do { leaf = try tree.leaf(for: key) } catch { throw .accountWitnesses(error) }
        guard leaf.entries.allSatisfy({ $0.key == key }) else {
            throw .accountPrefixTaken(id)
        }
        do { try tree.insert(key: key, value: update.finalState) } catch {
            throw .accountWitnesses(error)
        }
    }
    return tree.root
}

private func nullifierRoot(after block: CheckedBlock) throws(BlockStateRefusal) -> Word {
    let expected = block.proposal.previousHeader.nullifierRoot
    let nullifiers = block.proposal.nullifiers.sorted { $0.key < $1.key }
    if nullifiers.isEmpty { return expected }
    var tree: PartialSparseTree
    do { tree = try PartialSparseTree(proofs: nullifiers.map(\.value.proof)) } catch {
        throw .nullifierWitnesses(error)
    }
    guard tree.root == expected else {
        throw .staleNullifierRoot(expected: expected, got: tree.root)
    }
    let spent = NullifierTree.value(block.number)
    do {
        for (nullifier, _) in nullifiers {
            try tree.insert(key: nullifier.word, value: spent)
        }
    } catch { throw .nullifierWitnesses(error) }
    return tree.root
}

private func chainCommitment(after block: ProposedBlock) throws(BlockStateRefusal) -> Word {
    var chain = block.blockchain
    do { try chain.append(block.previousHeader, isTracked: false) } catch { throw .chain(error) }
    return chain.commitment
}
