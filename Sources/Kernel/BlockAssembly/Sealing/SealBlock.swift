// SPDX-License-Identifier: MIT

public import ProtocolTypes
public import Signatures

/// Joins a header, its body and the validator's signature.
///
/// - Throws: ``BlockFault/signature``, ``BlockFault/transactionCommitment(expected:got:)`` or
///   ``BlockFault/noteRoot(expected:got:)``.
/// - Complexity: one verification of a signature and the hashing of the body.
public func seal(
    _ header: BlockHeader,
    _ body: BlockBody,
    signature: ECDSASignature
) throws(BlockFault) -> SignedBlock {
    let block = SignedBlock(header: header, body: body, signature: signature)
    try verifyContents(of: block)
    return block
}

/// Checks that a block is whole: signed by the validator it names, with the body it commits to.
/// - Throws: As ``seal(_:_:signature:)``.
public func verifyContents(of block: SignedBlock) throws(BlockFault) {
    let (header, body) = (block.header, block.body)
    guard header.validatorKey.verify(block.signature, message: header.commitment) else {
        throw .signature
    }
    let transactions = body.transactionCommitment
    guard transactions == header.transactionCommitment else {
        throw .transactionCommitment(expected: header.transactionCommitment, got: transactions)
    }
    let notes = body.noteTree.root
    guard notes == header.noteRoot else {
        throw .noteRoot(expected: header.noteRoot, got: notes)
    }
}

/// Checks that a block is whole and follows its parent.
///
/// What needs the state is not checked: the roots of accounts and nullifiers, and the chain.
///
/// - Parameters:
///   - block: The block.
///   - parent: The header before; nil if the block shall be genesis.
/// - Throws: ``BlockFault``, in the order of its cases.
public func verify(
    _ block: SignedBlock,
    against parent: BlockHeader?
) throws(BlockFault) {
    let header = block.header
    if let parent {
        guard header.number == parent.number.next else {
            throw .number(expected: parent.number.next, got: header.number)
        }
        let commitment = parent.commitment
        guard header.previousCommitment == commitment else {
            throw .parent(expected: commitment, got: header.previousCommitment)
        }
        guard header.timestamp > parent.timestamp else {
            throw .timestamp(parent: parent.timestamp, got: header.timestamp)
        }
        // The signature is checked with the key in the block itself, so the key must be inherited.
        guard header.validatorKey == parent.validatorKey else { throw .validatorKey }
        guard header.feeParameters == parent.feeParameters else { throw .feeParameters }
    } else {
        guard header.number == .genesis else {
            throw .number(expected: .genesis, got: header.number)
        }
        guard header.previousCommitment == .zero else {
            throw .parent(expected: .zero, got: header.previousCommitment)
        }
    }
    try verifyContents(of: block)
}
