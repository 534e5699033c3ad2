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
    _ block: ProposedBlock
) throws(BlockStateRefusal) -> (header: BlockHeader, body: BlockBody) {
    let previous = block.previous
    let accountRoot = try accountRoot(after: block)
    let nullifierRoot = try nullifierRoot(after: block)
    let body = BlockBody(
        accountUpdates: block.accountUpdates.map { update in
            BlockAccountUpdate(
                accountID: update.accountID,
                finalCommitment: update.finalCommitment,
                details: update.details
            )
        },
        outputNotes: block.outputNotes,
        nullifiers: block.nullifiers.map(\.nullifier),
        transactions: block.transactions
    )
    let header = BlockHeader(
        version: AssemblyLimits.blockVersion,
        previousCommitment: previous.commitment,
        number: block.number,
        chainCommitment: try chainCommitment(after: block),
        accountRoot: accountRoot,
        nullifierRoot: nullifierRoot,
        noteRoot: body.noteTree.root,
        transactionCommitment: body.transactionCommitment,
        kernelCommitment: previous.kernelCommitment,
        validatorKey: previous.validatorKey,
        feeParameters: previous.feeParameters,
        timestamp: block.timestamp
    )
    return (header, body)
}

private func accountRoot(after block: ProposedBlock) throws(BlockStateRefusal) -> Word {
    let expected = block.previous.accountRoot
    if block.accountUpdates.isEmpty { return expected }
    var tree: PartialSparseTree
    do {
        tree = try PartialSparseTree(proofs: block.accountUpdates.compactMap(\.witness.proof))
    } catch { throw .accountWitnesses(error) }
    guard tree.root == expected else {
        throw .staleAccountRoot(expected: expected, got: tree.root)
    }
    for update in block.accountUpdates {
        let key = update.accountID.key
        let leaf: SparseTreeLeaf
        do { leaf = try tree.leaf(for: key) } catch { throw .accountWitnesses(error) }
        guard leaf.entries.allSatisfy({ $0.key == key }) else {
            throw .accountPrefixTaken(update.accountID)
        }
        do { try tree.insert(key: key, value: update.finalCommitment) } catch {
            throw .accountWitnesses(error)
        }
    }
    return tree.root
}

private func nullifierRoot(after block: ProposedBlock) throws(BlockStateRefusal) -> Word {
    let expected = block.previous.nullifierRoot
    if block.nullifiers.isEmpty { return expected }
    var tree: PartialSparseTree
    do { tree = try PartialSparseTree(proofs: block.nullifiers.map(\.witness.proof)) } catch {
        throw .nullifierWitnesses(error)
    }
    guard tree.root == expected else {
        throw .staleNullifierRoot(expected: expected, got: tree.root)
    }
    let spent = NullifierTree.value(block.number)
    do {
        for created in block.nullifiers {
            try tree.insert(key: created.nullifier.word, value: spent)
        }
    } catch { throw .nullifierWitnesses(error) }
    return tree.root
}

private func chainCommitment(after block: ProposedBlock) throws(BlockStateRefusal) -> Word {
    var chain = block.chain
    do { try chain.append(block.previous, isTracked: false) } catch { throw .chain(error) }
    return chain.commitment
}
