// SPDX-License-Identifier: MIT

import BlockAssembly
import ECDSASigning
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import VMCore

/// A chain of made-up private accounts, sealed with a key of its own, from one seed.
struct SmallWorld {
    private(set) var state: ChainState
    var random: SeededGenerator
    private let key: ECDSASecretKey

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        key = try ECDSASecretKey(bytes: [UInt8](repeating: 7, count: 32))
        let faucet = try AccountID(prefix: Felt(canonical: 0x11), suffix: .zero)
        let body = try BlockBody(
            accountUpdates: [],
            outputNoteBatches: [],
            nullifiers: [],
            transactions: []
        )
        let header = try BlockHeader(
            version: 0,
            previousCommitment: .zero,
            number: .genesis,
            chainCommitment: MountainRange().peaksHash,
            accountRoot: SparseTree().root,
            nullifierRoot: SparseTree().root,
            noteRoot: body.noteTree().root,
            transactionCommitment: body.transactionCommitment,
            kernelCommitment: random.word(),
            validatorKey: key.publicKey,
            feeParameters: FeeParameters(faucetID: faucet, verificationBaseFee: 0),
            timestamp: 1
        )
        let signature = key.sign(message: header.commitment)
        state = try ChainState(genesis: seal(header, body, signature: signature))
    }

    /// The id of a private account.
    mutating func account() throws -> AccountID {
        let prefix = random.next() >> 1 & ~0x1F | 1
        return try AccountID(
            prefix: Felt(canonical: prefix),
            suffix: Felt(canonical: random.next() >> 2 & ~0xFF)
        )
    }

    /// A private note that nobody has made yet.
    mutating func note(from sender: AccountID) throws -> OutputNote {
        let metadata = NoteMetadata(
            PartialNoteMetadata(sender: sender, type: .private),
            attachments: NoteAttachments()
        )
        let header = NoteHeader(detailsCommitment: random.word(), metadata: metadata)
        return .private(try PrivateOutputNote(header: header, attachments: NoteAttachments()))
    }

    /// A consumed note; not authenticated if it is named.
    mutating func input(_ note: OutputNote? = nil) -> InputNoteCommitment {
        InputNoteCommitment(nullifier: Nullifier(random.word()), header: note?.header)
    }

    /// A transaction of a private account.
    mutating func transaction(
        _ account: AccountID,
        from initial: Word = .zero,
        to final: Word? = nil,
        inputs: [InputNoteCommitment] = [],
        outputs: [OutputNote] = [],
        reference: BlockHeader? = nil,
        expiration: BlockNumber = .max
    ) throws -> ProvenTransaction {
        let reference = reference ?? state.tip
        let update = try TxAccountUpdate(
            accountID: account,
            initialCommitment: initial,
            finalCommitment: final ?? random.word(),
            deltaCommitment: random.word(),
            details: .private
        )
        return try ProvenTransaction(
            accountUpdate: update,
            inputNotes: InputNotes(inputs),
            outputNotes: OutputNotes(outputs),
            referenceBlock: reference.number,
            referenceCommitment: reference.commitment,
            fee: FungibleAsset(faucetID: reference.feeParameters.faucetID, amount: 0),
            expiration: expiration,
            proof: ExecutionProof(starkBytes: [], hashFunction: .blake3, precompileRequests: [])
        )
    }

    /// A transaction of an account of its own that consumes one note of an earlier block.
    mutating func independentTransaction() throws -> ProvenTransaction {
        let account = try account()
        return try transaction(account, inputs: [input()], outputs: [note(from: account)])
    }

    /// A block on top of the last one.
    func propose(
        _ batches: [CheckedBatch],
        noteProofs: [NoteID: NoteInclusionProof] = [:]
    ) throws -> CheckedBlock {
        let proven = try batches.map(provenUnseen)
        return try proposeBlock(
            batches: proven,
            inputs: state.inputs(for: proven, noteProofs: noteProofs),
            timestamp: state.tip.timestamp + 1
        )
    }

    /// Builds and signs a block.
    func sealed(_ block: CheckedBlock) throws -> SignedBlock {
        let (header, body) = try buildHeaderAndBody(block)
        return try seal(header, body, signature: key.sign(message: header.commitment))
    }

    /// Builds, signs and takes a block.
    mutating func commit(_ block: CheckedBlock) throws { try state.apply(sealed(block)) }
}
