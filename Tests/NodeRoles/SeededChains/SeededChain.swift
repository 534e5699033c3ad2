// SPDX-License-Identifier: MIT

public import ECDSASigning
import FieldArithmetic
public import MerkleStructures
public import ProtocolTypes
import TestSupport

/// A chain that a seed decides: signed blocks with a few of everything, and the trees that they
/// lead to, all in memory.
///
/// Accounts are private, so that any commitment is a state.
public struct SeededChain {
    private var generator: SeededGenerator
    /// The validator's key.
    public let key: ECDSASecretKey
    /// Fees, the same in each block.
    public let fees: FeeParameters
    /// The account tree at the tip.
    public private(set) var accounts = AccountTree()
    /// The nullifier tree at the tip.
    public private(set) var nullifiers = NullifierTree()
    /// The commitments of all blocks.
    public private(set) var range = MountainRange()
    /// The blocks that were made; fewer if some were thrown away by ``next()``'s caller.
    public private(set) var blocks: [SignedBlock] = []
    /// The accounts that were made.
    public private(set) var accountIDs: [AccountID] = []

    /// The start of a chain.
    public init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
        var bytes = generator.bytes(32)
        bytes[0] = 1
        key = try ECDSASecretKey(bytes: bytes)
        let faucet = try Self.accountID(&generator)
        fees = FeeParameters(faucetID: faucet, verificationBaseFee: 0)
    }

    /// A chain from genesis on.
    public init(seed: UInt64, blockCount: Int) throws {
        try self.init(seed: seed)
        for _ in 0..<blockCount { blocks.append(try next()) }
    }

    private static func accountID(_ generator: inout SeededGenerator) throws -> AccountID {
        let prefix = Felt(reducing: generator.next() & ~0xFF >> 1 | 1)
        let suffix = Felt(reducing: generator.next() & ~0xFF & (.max >> 1))
        return try AccountID(prefix: prefix, suffix: suffix)
    }

    private mutating func number(below limit: Int) -> Int {
        Int(generator.next() % UInt64(limit))
    }

    /// One update each for some accounts, old and new.
    private mutating func updates() throws -> [BlockAccountUpdate] {
        var ids: Set<AccountID> = []
        for _ in 0..<number(below: 4) {
            if !accountIDs.isEmpty && number(below: 2) == 0 {
                ids.insert(accountIDs[number(below: accountIDs.count)])
            } else {
                let id = try Self.accountID(&generator)
                accountIDs.append(id)
                ids.insert(id)
            }
        }
        return ids.sorted().map {
            BlockAccountUpdate(accountID: $0, finalState: generator.word(), details: .private)
        }
    }

    private mutating func notes() throws -> [OutputNoteBatch] {
        var batches: [OutputNoteBatch] = []
        for _ in 0..<number(below: 3) {
            var notes: [PlacedOutputNote] = []
            for index in 0..<number(below: 3) {
                let metadata = NoteMetadata(
                    PartialNoteMetadata(
                        sender: accountIDs.first ?? fees.faucetID,
                        type: .private,
                        tag: NoteTag(UInt32(number(below: 3)))
                    ),
                    attachments: NoteAttachments()
                )
                let note = try PrivateOutputNote(
                    header: NoteHeader(detailsCommitment: generator.word(), metadata: metadata),
                    attachments: NoteAttachments()
                )
                // Every second place is a hole.
                notes.append(PlacedOutputNote(index: 2 * index, note: .private(note)))
            }
            batches.append(OutputNoteBatch(notes))
        }
        return batches
    }

    private func transaction(_ update: BlockAccountUpdate) throws -> TransactionHeader {
        try TransactionHeader(
            accountID: update.accountID,
            initialState: accounts[update.accountID],
            finalState: update.finalState,
            inputNotes: InputNotes(),
            outputNotes: [],
            fee: FungibleAsset(faucetID: fees.faucetID, amount: 0)
        )
    }

    /// Makes the next block.
    public mutating func next() throws -> SignedBlock {
        let number = BlockNumber(UInt32(range.leafCount))
        let updates = try updates()
        let spentCount = number == .genesis ? 0 : self.number(below: 5)
        let body = try BlockBody(
            accountUpdates: updates,
            outputNoteBatches: try notes(),
            nullifiers: (0..<spentCount).map { _ in Nullifier(generator.word()) },
            transactions: try updates.map { try transaction($0) }
        )
        for update in updates { try accounts.update(update.accountID, to: update.finalState) }
        for nullifier in body.nullifiers { try nullifiers.spend(nullifier, in: number) }
        return try seal(body, number: number)
    }

    private mutating func seal(_ body: BlockBody, number: BlockNumber) throws -> SignedBlock {
        let previous = number == .genesis ? Word.zero : try range.leaf(at: range.leafCount - 1)
        let header = BlockHeader(
            version: 0,
            previousCommitment: previous,
            number: number,
            chainCommitment: range.peaksHash,
            accountRoot: accounts.root,
            nullifierRoot: nullifiers.root,
            noteRoot: try body.noteTree().root,
            transactionCommitment: body.transactionCommitment,
            kernelCommitment: .zero,
            validatorKey: key.publicKey,
            feeParameters: fees,
            timestamp: 1_000 + 10 * number.value
        )
        try range.append(header.commitment)
        return sign(header, body)
    }

    /// A block of any header and body, with an honest signature.
    public func sign(_ header: BlockHeader, _ body: BlockBody) -> SignedBlock {
        SignedBlock(header: header, body: body, signature: key.sign(message: header.commitment))
    }
}
