// SPDX-License-Identifier: MIT

public import BlockAssembly
import ByteCoding
public import ECDSASigning
import FieldArithmetic
public import NodeInterfaces
public import ProtocolTypes
public import Signatures
public import TransactionVerifier

/// Derives every block anew from its transactions and their proofs, and signs one a height.
public actor Validator: BlockSigner {
    private let key: ECDSASecretKey
    private let kernel: KernelProgram
    private let trusted: BlockHeader
    private let journal: SignatureJournal

    /// Why a validator cannot start.
    public enum StartError: Error, Equatable, Sendable {
        /// The journal cannot be used.
        case journal(JournalError)
        /// The block to start from is not signed with the validator's key.
        case foreignBlock
        /// The journal is behind the block to start from, or holds another block of its height.
        case journalDiffers(height: UInt32)
    }

    /// Starts on a chain.
    ///
    /// - Parameters:
    ///   - key: The key that the chain's headers name.
    ///   - kernel: The kernel that the network runs.
    ///   - tip: The chain's last block; its signature must be the validator's own.
    ///   - directory: Where the journal of signatures lies.
    /// - Throws: ``StartError``.
    public init(
        key: ECDSASecretKey,
        kernel: KernelProgram,
        tip: SignedBlock,
        directory: String
    ) throws(StartError) {
        let commitment = tip.header.commitment
        guard key.publicKey == tip.header.validatorKey,
            key.publicKey.verify(tip.signature, message: commitment)
        else { throw .foreignBlock }
        self.key = key
        self.kernel = kernel
        trusted = tip.header
        do { journal = try SignatureJournal(directory: directory) } catch {
            throw .journal(error)
        }
        guard let last = journal.last else { return }
        let number = tip.header.number.value
        let isNext = last.height == number + 1
        let isTip = last.height == number && last.commitment == commitment.bytes
        guard isNext || isTip else { throw .journalDiffers(height: last.height) }
    }

    /// Signs the block that follows from a proposal.
    public func sign(_ proposal: BlockProposal) async throws(SigningRefusal) -> ECDSASignature {
        let checked: CheckedBlock
        do throws(BlockProposalRefusal<TransactionRefusal>) {
            checked = try proposal.checked { (transaction) throws(TransactionRefusal) in
                _ = try verify(transaction, under: kernel)
            }
        } catch { throw .invalid(.proposal(error)) }
        let header: BlockHeader
        let body: BlockBody
        do { (header, body) = try buildHeaderAndBody(checked) } catch {
            throw .invalid(.state(error))
        }
        let commitment = header.commitment
        if let last = journal.last, last.height == header.number.value {
            guard last.commitment == commitment.bytes,
                let signature = try? ECDSASignature(bytes: last.signature)
            else { throw .alreadySigned(height: header.number) }
            return signature
        }
        try checkParent(of: header)
        let signature = key.sign(message: commitment)
        let block = SignedBlock(header: header, body: body, signature: signature)
        let record = SignatureJournal.Record(
            height: header.number.value,
            commitment: commitment.bytes,
            signature: signature.bytes
        )
        // The signature leaves only when the journal is on disk.
        do { try journal.append(record, block: block.encodedBytes) } catch {
            throw .unavailable(reason: "the journal of signatures cannot be written: \(error)")
        }
        return signature
    }

    private func checkParent(of header: BlockHeader) throws(SigningRefusal) {
        let (height, parent) =
            journal.last.map { ($0.height, $0.commitment) }
            ?? (trusted.number.value, trusted.commitment.bytes)
        guard header.number.value == height + 1 else {
            throw .notNext(expected: BlockNumber(height + 1), got: header.number)
        }
        guard header.previousCommitment.bytes == parent else {
            let expected = (try? Word(bytes: parent)) ?? .zero
            throw .invalid(.otherParent(expected: expected, got: header.previousCommitment))
        }
        guard header.validatorKey == key.publicKey else { throw .invalid(.otherValidatorKey) }
        guard header.kernelCommitment == kernel.commitment else {
            throw .invalid(.otherKernel(expected: kernel.commitment, got: header.kernelCommitment))
        }
    }

    /// The last block that was signed; nil before the first.
    public func lastSigned() async throws(SigningRefusal) -> SignedBlock? {
        do {
            guard let bytes = try journal.lastBlock() else { return nil }
            return try SignedBlock(decoding: bytes)
        } catch {
            throw .unavailable(reason: "the last signed block cannot be read: \(error)")
        }
    }
}
