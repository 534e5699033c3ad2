// SPDX-License-Identifier: MIT

public import ByteCoding
public import Signatures

/// A block as it travels: header, body and the validator's signature.
///
/// Reading bytes checks their shape alone; ``verify()`` and ``verify(parent:)`` say whether it is a
/// block of the chain.
public struct SignedBlock: Hashable, Sendable {
    /// What the block commits to.
    public let header: BlockHeader
    /// What happened in it.
    public let body: BlockBody
    /// The signature of the header's commitment.
    public let signature: ECDSASignature

    /// Gathers the parts.
    public init(header: BlockHeader, body: BlockBody, signature: ECDSASignature) {
        self.header = header
        self.body = body
        self.signature = signature
    }

    /// Checks the block on its own: signature, transactions, notes, in this order.
    ///
    /// The signature must give the validator's key back, so its recovery number counts as well: a
    /// block that was signed has one form.
    ///
    /// - Throws: ``BlockError/invalidSignature``,
    ///   ``BlockError/transactionCommitmentMismatch(expected:got:)``, ``BlockError/notes(_:)``,
    ///   ``BlockError/noteRootMismatch(expected:got:)``.
    public func verify() throws(BlockError) {
        let signer = signature.recoverPublicKey(message: header.commitment)
        guard signer == header.validatorKey else { throw .invalidSignature }
        let transactionCommitment = body.transactionCommitment
        guard transactionCommitment == header.transactionCommitment else {
            throw .transactionCommitmentMismatch(
                expected: header.transactionCommitment,
                got: transactionCommitment
            )
        }
        let noteTree: BlockNoteTree
        do { noteTree = try body.noteTree() } catch { throw .notes(error) }
        guard noteTree.root == header.noteRoot else {
            throw .noteRootMismatch(expected: header.noteRoot, got: noteTree.root)
        }
    }

    /// Checks that the block follows another: number, then commitment.
    ///
    /// - Throws: ``BlockError/genesisHasNoParent``,
    ///   ``BlockError/parentNumberMismatch(expected:got:)``,
    ///   ``BlockError/parentCommitmentMismatch(expected:got:)``.
    public func verify(parent: BlockHeader) throws(BlockError) {
        guard let previous = header.number.previous else { throw .genesisHasNoParent }
        guard previous == parent.number else {
            throw .parentNumberMismatch(expected: previous, got: parent.number)
        }
        guard parent.commitment == header.previousCommitment else {
            throw .parentCommitmentMismatch(
                expected: header.previousCommitment,
                got: parent.commitment
            )
        }
    }
}

extension SignedBlock: ByteEncodable, ByteDecodable {
    /// Appends header, body and signature.
    public func encode(to writer: inout ByteWriter) {
        writer.write(header)
        writer.write(body)
        writer.write(signature)
    }

    /// Reads header, body and signature.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let header = try reader.read(BlockHeader.self)
        let body = try reader.read(BlockBody.self)
        self.init(header: header, body: body, signature: try reader.read(ECDSASignature.self))
    }
}
