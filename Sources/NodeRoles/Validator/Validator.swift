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
///
/// Runs on a thread of its own: it verifies proofs and waits for the disk.
public actor Validator: BlockSigner {
    private let key: ECDSASecretKey
    private let kernel: KernelProgram
    private let journal: SignatureJournal
    private let thread = RoleThread(role: "validator")

    /// The executor of the validator.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    /// Why a validator cannot start.
    public enum StartError: Error, Equatable, Sendable {
        /// The journal cannot be used.
        case journal(JournalError)
        /// The block to start from is not signed with the validator's key.
        case foreignBlock
        /// The journal does not reach the block to start from, holds another block of its height,
        /// or is more than a block ahead of a tip; it ends at this height.
        case journalDiffers(height: UInt32)
    }

    /// Starts on a chain whose tip is known, as beside a store.
    ///
    /// - Parameters:
    ///   - key: The key that the chain's headers name.
    ///   - kernel: The kernel that the network runs.
    ///   - tip: The chain's last block, but perhaps for one that was signed and not stored; its
    ///     signature must be the validator's own.
    ///   - directory: Where the journal of signatures lies.
    /// - Throws: ``StartError``.
    public init(
        key: ECDSASecretKey,
        kernel: KernelProgram,
        tip: SignedBlock,
        directory: String
    ) throws(StartError) {
        journal = try Self.openJournal(directory, for: key, holding: tip, leadMax: 1)
        self.key = key
        self.kernel = kernel
    }

    /// Starts on a chain of which any block is known, as in a process without a store.
    ///
    /// The journal knows how far the chain has come; a fresh one begins behind the anchor.
    ///
    /// - Parameters:
    ///   - key: The key that the chain's headers name.
    ///   - kernel: The kernel that the network runs.
    ///   - anchor: A block of the chain that is no older than the journal, such as genesis when
    ///     the journal began there; its signature must be the validator's own.
    ///   - directory: Where the journal of signatures lies.
    /// - Throws: ``StartError``.
    public init(
        key: ECDSASecretKey,
        kernel: KernelProgram,
        anchor: SignedBlock,
        directory: String
    ) throws(StartError) {
        journal = try Self.openJournal(directory, for: key, holding: anchor, leadMax: .max)
        self.key = key
        self.kernel = kernel
    }

    /// Opens a journal that holds a block, and not more than `leadMax` after it.
    private static func openJournal(
        _ directory: String,
        for key: ECDSASecretKey,
        holding block: SignedBlock,
        leadMax: UInt32
    ) throws(StartError) -> SignatureJournal {
        let record = SignatureRecord(
            height: block.header.number.value,
            commitment: block.header.commitment.bytes,
            signature: block.signature.bytes
        )
        guard key.publicKey == block.header.validatorKey,
            block.signature.recoverPublicKey(message: block.header.commitment) == key.publicKey
        else { throw .foreignBlock }
        let journal: SignatureJournal
        let known: SignatureRecord?
        do {
            journal = try SignatureJournal(directory: directory)
            if journal.last == nil { try journal.start(at: record) }
            known = try journal.record(of: record.height)
        } catch { throw .journal(error) }
        let last = journal.last?.height ?? record.height
        guard let known, known.commitment == record.commitment, last - known.height <= leadMax
        else { throw .journalDiffers(height: last) }
        return journal
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
        let record = SignatureRecord(
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
        guard let last = journal.last, let next = BlockNumber(last.height).next else {
            throw .unavailable(reason: "the journal of signatures is at its end")
        }
        guard header.number == next else { throw .notNext(expected: next, got: header.number) }
        guard header.previousCommitment.bytes == last.commitment else {
            let expected = (try? Word(bytes: last.commitment)) ?? .zero
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
