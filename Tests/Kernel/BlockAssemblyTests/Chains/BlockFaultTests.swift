// SPDX-License-Identifier: MIT

import BlockAssembly
import ECDSASigning
import FieldArithmetic
import ProtocolTypes
import Signatures
import TestSupport
import Testing

/// Each test forges one thing in an honest block, signs it again, and names the check that refuses.
@Suite struct BlockFaultTests {
    private var world: SmallWorld
    private let block: SignedBlock

    init() throws {
        world = try SmallWorld(seed: 11)
        try world.commit(world.propose([world.state.batch([world.independentTransaction()])]))
        let batch = try world.state.batch([world.independentTransaction()])
        block = try world.sealed(world.propose([batch]))
    }

    private func fault(_ block: SignedBlock) -> BlockFault? {
        var state = world.state
        let fault = #expect(throws: BlockFault.self) { try state.apply(block) }
        #expect(state.tip == world.state.tip && state.headers == world.state.headers)
        #expect(state.accounts == world.state.accounts)
        #expect(state.nullifiers == world.state.nullifiers)
        #expect(state.chain == world.state.chain)
        return fault
    }

    /// The honest block with parts replaced, signed by the network's validator.
    private func forged(
        _ change: (inout HeaderParts) -> Void,
        body: BlockBody? = nil
    ) -> SignedBlock {
        var parts = HeaderParts(block.header)
        change(&parts)
        let header = parts.header
        return SignedBlock(
            header: header,
            body: body ?? block.body,
            signature: world.key.sign(message: header.commitment)
        )
    }

    @Test mutating func `the honest block passes`() throws {
        #expect(forged({ _ in }) == block)
        try verify(block, against: world.state.tip)
        try world.state.apply(block)
        #expect(world.state.tip == block.header)
    }

    @Test func `another height or parent`() {
        let tip = world.state.tip
        #expect(
            fault(forged { $0.number = 5 })
                == .block(.parentNumberMismatch(expected: 4, got: tip.number))
        )
        #expect(fault(forged { $0.number = 0 }) == .block(.genesisHasNoParent))
        #expect(
            fault(forged { $0.previousCommitment = .zero })
                == .block(.parentCommitmentMismatch(expected: .zero, got: tip.commitment))
        )
    }

    @Test func `a time that does not advance`() {
        let time = world.state.tip.timestamp
        #expect(fault(forged { $0.timestamp = time }) == .timestamp(parent: time, got: time))
    }

    @Test func `a validator of one's own`() throws {
        let other = try ECDSASecretKey(bytes: [UInt8](repeating: 9, count: 32))
        var parts = HeaderParts(block.header)
        parts.validatorKey = other.publicKey
        let header = parts.header
        let signature = other.sign(message: header.commitment)
        let usurped = SignedBlock(header: header, body: block.body, signature: signature)
        try usurped.verify()
        #expect(fault(usurped) == .validatorKey)
    }

    @Test func `other fees`() {
        let faucet = block.header.feeParameters.faucetID
        let fees = FeeParameters(faucetID: faucet, verificationBaseFee: 1)
        #expect(fault(forged { $0.feeParameters = fees }) == .feeParameters)
    }

    @Test func `a signature by somebody else`() throws {
        let other = try ECDSASecretKey(bytes: [UInt8](repeating: 9, count: 32))
        let signature = other.sign(message: block.header.commitment)
        let unsigned = SignedBlock(header: block.header, body: block.body, signature: signature)
        #expect(fault(unsigned) == .block(.invalidSignature))
        #expect(throws: BlockError.invalidSignature) {
            try seal(block.header, block.body, signature: signature)
        }
    }

    @Test func `a body that the header does not commit to`() throws {
        let body = block.body
        let noTransactions = try BlockBody(
            accountUpdates: body.accountUpdates,
            outputNoteBatches: body.outputNoteBatches,
            nullifiers: body.nullifiers,
            transactions: []
        )
        let first = fault(forged({ _ in }, body: noTransactions))
        #expect(
            first
                == .block(
                    .transactionCommitmentMismatch(
                        expected: block.header.transactionCommitment,
                        got: .zero
                    )
                )
        )
        let noNotes = try BlockBody(
            accountUpdates: body.accountUpdates,
            outputNoteBatches: [],
            nullifiers: body.nullifiers,
            transactions: body.transactions
        )
        let got = BlockNoteTree().root
        #expect(
            fault(forged({ _ in }, body: noNotes))
                == .block(.noteRootMismatch(expected: block.header.noteRoot, got: got))
        )
    }

    @Test func `roots that the effects do not lead to`() throws {
        let header = block.header
        #expect(
            fault(forged { $0.chainCommitment = .zero })
                == .chainCommitment(expected: header.chainCommitment, got: .zero)
        )
        #expect(
            fault(forged { $0.accountRoot = .zero })
                == .accountRoot(expected: header.accountRoot, got: .zero)
        )
        #expect(
            fault(forged { $0.nullifierRoot = .zero })
                == .nullifierRoot(expected: header.nullifierRoot, got: .zero)
        )
    }

    private func body(
        accounts: [BlockAccountUpdate]? = nil,
        nullifiers: [Nullifier]? = nil
    ) throws -> BlockBody {
        try BlockBody(
            accountUpdates: accounts ?? block.body.accountUpdates,
            outputNoteBatches: block.body.outputNoteBatches,
            nullifiers: nullifiers ?? block.body.nullifiers,
            transactions: block.body.transactions
        )
    }

    @Test func `a nullifier twice`() throws {
        let nullifier = block.body.nullifiers[0]
        let twice = try body(nullifiers: [nullifier, nullifier])
        #expect(fault(forged({ _ in }, body: twice)) == .nullifiers(.alreadySpent(nullifier)))
    }

    @Test func `an account with the prefix of another`() throws {
        let there = try #require(world.state.accounts.accounts.first?.id)
        let new = try AccountID(
            prefix: there.prefix,
            suffix: Felt(canonical: there.suffix.value ^ 0x100)
        )
        let update = BlockAccountUpdate(accountID: new, finalState: .zero, details: .private)
        let shared = try body(accounts: [update])
        #expect(
            fault(forged({ _ in }, body: shared))
                == .accounts(.duplicatePrefix(present: there, new: new))
        )
    }

    @Test func `a chain that starts elsewhere or with a history`() throws {
        func fault(_ block: SignedBlock) -> BlockFault? {
            #expect(throws: BlockFault.self) { try ChainState(genesis: block) }
        }
        #expect(fault(block) == .notGenesis(block.header.number))
        let parent = block.header.previousCommitment
        #expect(fault(forged { $0.number = 0 }) == .genesisWithParent(parent))
        let early = forged {
            $0.number = 0
            $0.previousCommitment = .zero
        }
        #expect(fault(early) == .genesisWithNullifiers(block.body.nullifiers.count))
    }
}

/// A header's parts, each of which can be changed.
private struct HeaderParts {
    var number: BlockNumber
    var previousCommitment: Word
    var chainCommitment: Word
    var accountRoot: Word
    var nullifierRoot: Word
    var validatorKey: ECDSAPublicKey
    var feeParameters: FeeParameters
    var timestamp: UInt32
    private let original: BlockHeader

    init(_ header: BlockHeader) {
        original = header
        number = header.number
        previousCommitment = header.previousCommitment
        chainCommitment = header.chainCommitment
        accountRoot = header.accountRoot
        nullifierRoot = header.nullifierRoot
        validatorKey = header.validatorKey
        feeParameters = header.feeParameters
        timestamp = header.timestamp
    }

    var header: BlockHeader {
        BlockHeader(
            version: original.version,
            previousCommitment: previousCommitment,
            number: number,
            chainCommitment: chainCommitment,
            accountRoot: accountRoot,
            nullifierRoot: nullifierRoot,
            noteRoot: original.noteRoot,
            transactionCommitment: original.transactionCommitment,
            kernelCommitment: original.kernelCommitment,
            validatorKey: validatorKey,
            feeParameters: feeParameters,
            timestamp: timestamp
        )
    }
}
