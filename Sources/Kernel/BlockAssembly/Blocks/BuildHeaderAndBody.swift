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
    let updates = block.accountUpdates.sorted { $0.key < $1.key }
    if updates.isEmpty { return expected }
    let tree: PartialSparseTree
    do {
        tree = try PartialSparseTree(proofs: updates.compactMap { $0.value.witness.proof })
    } catch { throw .accountWitnesses(error) }
    guard tree.root == expected else {
        throw .staleAccountRoot(expected: expected, got: tree.root)
    }
    let accounts = updates.map { (id: $0.key, commitment: $0.value.finalState) }
    do { return try accountRoot(tree, setting: accounts) } catch {
        switch error {
        case .prefixTaken(let id, let other): throw .accountPrefixTaken(id, by: other)
        case .tree(let cause): throw .accountWitnesses(cause)
        }
    }
}

private func nullifierRoot(after block: CheckedBlock) throws(BlockStateRefusal) -> Word {
    let expected = block.proposal.previousHeader.nullifierRoot
    let witnesses = block.proposal.nullifiers.sorted { $0.key < $1.key }
    if witnesses.isEmpty { return expected }
    let tree: PartialSparseTree
    do { tree = try PartialSparseTree(proofs: witnesses.map { $0.value.proof }) } catch {
        throw .nullifierWitnesses(error)
    }
    guard tree.root == expected else {
        throw .staleNullifierRoot(expected: expected, got: tree.root)
    }
    let nullifiers = witnesses.map { $0.key }
    do { return try nullifierRoot(tree, spending: nullifiers, in: block.number) } catch {
        switch error {
        case .spent(let nullifier): throw .nullifierSpent(nullifier)
        case .tree(let cause): throw .nullifierWitnesses(cause)
        }
    }
}

private func chainCommitment(after block: ProposedBlock) throws(BlockStateRefusal) -> Word {
    var chain = block.blockchain
    do { try chain.append(block.previousHeader, isTracked: false) } catch { throw .chain(error) }
    return chain.commitment
}
