// SPDX-License-Identifier: MIT

import BlockAssembly
import Commitments
import FieldArithmetic
import MerkleStructures
import Processor
import ProtocolTypes
import TestSupport
import Testing

/// Ties every limit of the protocol to the constant that the code goes by.
@Suite struct ConstantsTests {
    /// Limits of parts that are not there yet.
    private static let planned = [
        "FungibleFaucet::MAX_DECIMALS": "the standard components",
        "MIN_TX_EXECUTION_CYCLES": "the executor of transactions",
    ]

    private static func accounts() throws -> [String: UInt64] {
        [
            "ACCOUNT_TREE_DEPTH": UInt64(SparseTree.depth),
            "ACCOUNT_UPDATE_MAX_SIZE": UInt64(ProtocolLimits.maxAccountUpdateByteCount),
            "AccountCode::MAX_NUM_PROCEDURES": UInt64(AccountCode.maxProcedureCount),
            "AccountCode::MIN_NUM_PROCEDURES": UInt64(AccountCode.minProcedureCount),
            "AccountId::SERIALIZED_SIZE": UInt64(AccountID.byteCount),
            "AccountStorage::MAX_NUM_STORAGE_SLOTS": UInt64(AccountStorage.maxSlotCount),
            "AccountTree::DEPTH": UInt64(try AccountTree().witness(for: someID).path.depth),
            "AssetAmount::MAX": FungibleAsset.maxAmount,
            "AssetVault::DEPTH": UInt64(SparseTree.depth),
            "MAX_TX_EXECUTION_CYCLES": UInt64(ExecutionOptions.cycleCeiling),
            "MIN_PROOF_SECURITY_LEVEL": UInt64(ProofParameters.securityBits),
            "TokenSymbol::MAX_ENCODED_VALUE": TokenSymbol.maxValue,
            "TokenSymbol::MAX_SYMBOL_LENGTH": try longestSymbol,
        ]
    }

    private static var notes: [String: UInt64] {
        [
            "MAX_ASSETS_PER_NOTE": UInt64(NoteAssets.countMax),
            "MAX_NOTE_STORAGE_ITEMS": UInt64(NoteStorage.itemsMax),
            "NOTE_MAX_SIZE": UInt64(Note.byteCountMax),
            "NoteAssets::MAX_NUM_ASSETS": UInt64(NoteAssets.countMax),
            "NoteAttachment::MAX_NUM_WORDS": UInt64(NoteAttachment.wordCountMax),
            "NoteAttachmentScheme::MAX": UInt64(NoteAttachmentScheme.max),
            "NoteAttachments::MAX_COUNT": UInt64(NoteAttachments.countMax),
            "NoteAttachments::MAX_NUM_WORDS": UInt64(NoteAttachments.wordCountMax),
            "NoteTag::DEFAULT_ACCOUNT_TARGET_TAG_LENGTH":
                UInt64(NoteTag.defaultAccountTargetLength),
            "NoteTag::MAX_ACCOUNT_TARGET_TAG_LENGTH": UInt64(NoteTag.maxAccountTargetLength),
            "attachment scheme network account target":
                UInt64(NoteAttachmentScheme.networkAccountTarget.value),
            "attachment scheme pswap": UInt64(NoteAttachmentScheme.partialSwap.value),
        ]
    }

    private static var blocks: [String: UInt64] {
        [
            "BATCH_NOTE_TREE_DEPTH": UInt64(BatchNoteTree.depth),
            "BLOCK_NOTE_TREE_DEPTH": UInt64(BlockNoteIndex.treeDepth),
            "MAX_ACCOUNTS_PER_BATCH": UInt64(AssemblyLimits.accountsPerBatchMax),
            "MAX_ACCOUNTS_PER_BLOCK": UInt64(AssemblyLimits.accountsPerBlockMax),
            "MAX_BATCHES_PER_BLOCK": UInt64(AssemblyLimits.batchesPerBlockMax),
            "MAX_INPUT_NOTES_PER_BATCH": UInt64(AssemblyLimits.inputNotesPerBatchMax),
            "MAX_INPUT_NOTES_PER_BLOCK": UInt64(AssemblyLimits.inputNotesPerBlockMax),
            "MAX_INPUT_NOTES_PER_TX": UInt64(InputNotes<InputNote>.countMax),
            "MAX_OUTPUT_NOTES_PER_BATCH": UInt64(AssemblyLimits.outputNotesPerBatchMax),
            "MAX_OUTPUT_NOTES_PER_BLOCK": UInt64(AssemblyLimits.outputNotesPerBlockMax),
            "MAX_OUTPUT_NOTES_PER_TX": UInt64(OutputNotes<OutputNote>.countMax),
        ]
    }

    private static var someID: AccountID {
        get throws { try AccountID(prefix: 1, suffix: 0) }
    }

    private static var longestSymbol: UInt64 {
        get throws { UInt64(try TokenSymbol(Felt(reducing: TokenSymbol.maxValue)).text.count) }
    }

    @Test func `every limit is the protocol's`() throws {
        let limits = try Vectors.json("protocol/kernel_facts.json")["limits"].members
        #expect(!limits.isEmpty)
        let known = try Self.accounts().merging(Self.notes) { $1 }.merging(Self.blocks) { $1 }
        for (name, value) in limits {
            guard let ours = known[name] else {
                #expect(Self.planned[name] != nil, "\(name) is tied to nothing")
                continue
            }
            #expect(ours == (try value.uint64), "\(name)")
        }
    }

    @Test func `limits that follow from one another agree`() {
        #expect(1 << BatchNoteTree.depth == AssemblyLimits.outputNotesPerBatchMax)
        #expect(1 << BlockNoteIndex.treeDepth == AssemblyLimits.outputNotesPerBlockMax)
        let (batches, perBatch) = (
            AssemblyLimits.batchesPerBlockMax, AssemblyLimits.inputNotesPerBatchMax
        )
        #expect(batches * perBatch == AssemblyLimits.inputNotesPerBlockMax)
        #expect(
            batches * AssemblyLimits.accountsPerBatchMax == AssemblyLimits.accountsPerBlockMax
        )
    }
}
