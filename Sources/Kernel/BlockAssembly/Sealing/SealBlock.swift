// SPDX-License-Identifier: MIT

import FieldArithmetic
public import ProtocolTypes
public import Signatures

/// Joins a header, its body and the validator's signature.
///
/// - Throws: ``ProtocolTypes/BlockError`` when the signature is not the validator's or the body is
///   not the one that the header commits to.
/// - Complexity: one verification of a signature and the hashing of the body.
public func seal(
    _ header: BlockHeader,
    _ body: BlockBody,
    signature: ECDSASignature
) throws(BlockError) -> SignedBlock {
    let block = SignedBlock(header: header, body: body, signature: signature)
    try block.verify()
    return block
}

/// Checks that a block is whole and follows its parent.
///
/// What needs the state is not checked: the roots of accounts and nullifiers, and the chain.
///
/// - Parameters:
///   - block: The block.
///   - parent: The header before; nil if the block shall be genesis. Nobody vouches for the key
///     that signed genesis: compare its commitment with one from a source that is trusted.
/// - Throws: ``BlockFault``.
public func verify(_ block: SignedBlock, against parent: BlockHeader?) throws(BlockFault) {
    if let parent {
        try verifyInheritance(of: block, from: parent)
    } else {
        let header = block.header
        guard header.number == .genesis else { throw .notGenesis(header.number) }
        guard header.previousCommitment == .zero else {
            throw .genesisWithParent(header.previousCommitment)
        }
        let nullifierCount = block.body.nullifiers.count
        guard nullifierCount == 0 else { throw .genesisWithNullifiers(nullifierCount) }
    }
    do { try block.verify() } catch { throw .block(error) }
}

private func verifyInheritance(
    of block: SignedBlock,
    from parent: BlockHeader
) throws(BlockFault) {
    let header = block.header
    do { try block.verify(parent: parent) } catch { throw .block(error) }
    guard header.timestamp > parent.timestamp else {
        throw .timestamp(parent: parent.timestamp, got: header.timestamp)
    }
    // The signature is checked with the key in the block itself, so the key must be inherited.
    guard header.validatorKey == parent.validatorKey else { throw .validatorKey }
    guard header.feeParameters == parent.feeParameters else { throw .feeParameters }
}
