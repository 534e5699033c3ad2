// SPDX-License-Identifier: MIT

import ByteCoding
import ECDSASigning
import FieldArithmetic
import ProtocolTypes
import SeededChains
import Signatures
import TestSupport
import Testing

@testable import Store

/// Every test forges one thing in the next block and names the step that must refuse it.
@Suite struct BlockRefusalTests {
    let folder: TemporaryDirectory
    let store: Store
    /// The chain up to ``block``, which is not applied.
    let chain: SeededChain
    let tip: BlockHeader
    /// The next block, with a few of everything.
    let block: SignedBlock

    init() async throws {
        folder = try TemporaryDirectory()
        store = try Store(directory: folder.path)
        var chain = try SeededChain(seed: 4, blockCount: 12)
        for block in chain.blocks { try await store.apply(block) }
        var tip = try #require(chain.blocks.last?.header)
        var block = try chain.next()
        while block.body.nullifiers.isEmpty || block.body.transactions.isEmpty {
            try await store.apply(block)
            tip = block.header
            block = try chain.next()
        }
        (self.chain, self.tip, self.block) = (chain, tip, block)
    }

    private func expect(_ refusal: BlockRefusal, for block: SignedBlock) async throws {
        await #expect(throws: BlockApplicationError.refused(refusal)) {
            try await store.apply(block)
        }
        let number = try store.read { $0.tip?.number }
        #expect(number == tip.number)
        #expect(try store.integrityFaults().isEmpty)
    }

    private func body(
        of block: SignedBlock,
        accountUpdates: [BlockAccountUpdate]? = nil,
        nullifiers: [Nullifier]? = nil,
        transactions: [TransactionHeader]? = nil
    ) throws -> BlockBody {
        try BlockBody(
            accountUpdates: accountUpdates ?? block.body.accountUpdates,
            outputNoteBatches: block.body.outputNoteBatches,
            nullifiers: nullifiers ?? block.body.nullifiers,
            transactions: transactions ?? block.body.transactions
        )
    }

    @Test func `bytes that end early are malformed`() async throws {
        let bytes = block.encodedBytes
        let error = await #expect(throws: BlockApplicationError.self) {
            try await store.apply(encoded: Array(bytes.dropLast()))
        }
        guard case .refused(.malformed) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a block is taken in the one form that it has`() async throws {
        let (own, other) = try SeededChain.genesisInTwoForms()
        let store = try Store(directory: folder.path("other"))
        await #expect(throws: BlockApplicationError.refused(.otherForm)) {
            try await store.apply(encoded: other)
        }
        try await store.apply(encoded: own)
    }

    @Test func `a block out of order is refused by its number`() async throws {
        let (expected, old) = (block.header.number, chain.blocks[3])
        try await expect(.number(expected: expected, got: 3), for: old)
        var later = chain
        let far = try later.next()
        try await expect(.number(expected: expected, got: far.header.number), for: far)
    }

    @Test func `a block on another parent is refused`() async throws {
        let forged = block.header.with(previousCommitment: .zero)
        try await expect(
            .previousCommitment(expected: tip.commitment, got: .zero),
            for: chain.sign(forged, block.body)
        )
    }

    @Test func `a block that commits to another chain is refused`() async throws {
        let forged = block.header.with(chainCommitment: .zero)
        try await expect(
            .chainCommitment(expected: block.header.chainCommitment, got: .zero),
            for: chain.sign(forged, block.body)
        )
    }

    @Test func `a clock that stands still is refused`() async throws {
        let forged = block.header.with(timestamp: tip.timestamp)
        try await expect(
            .timestamp(previous: tip.timestamp, got: tip.timestamp),
            for: chain.sign(forged, block.body)
        )
    }

    @Test func `another validator is refused, and so is its signature`() async throws {
        let other = try ECDSASecretKey(bytes: [UInt8](repeating: 9, count: 32))
        let signature = other.sign(message: block.header.commitment)
        try await expect(
            .block(.invalidSignature),
            for: SignedBlock(header: block.header, body: block.body, signature: signature)
        )
        let forged = block.header.with(validatorKey: other.publicKey)
        try await expect(
            .validatorKey(
                expected: chain.key.publicKey.commitment,
                got: other.publicKey.commitment
            ),
            for: SignedBlock(
                header: forged,
                body: block.body,
                signature: other.sign(message: forged.commitment)
            )
        )
    }

    @Test func `a body that is not the header's is refused`() async throws {
        let forged = try body(of: block, transactions: [])
        try await expect(
            .block(
                .transactionCommitmentMismatch(
                    expected: block.header.transactionCommitment,
                    got: .zero
                )
            ),
            for: chain.sign(block.header, forged)
        )
        let noteless = try BlockBody(
            accountUpdates: block.body.accountUpdates,
            outputNoteBatches: [],
            nullifiers: block.body.nullifiers,
            transactions: block.body.transactions
        )
        let header = block.header.with(noteRoot: .zero)
        try await expect(
            .block(.noteRootMismatch(expected: .zero, got: noteless.noteTree().root)),
            for: chain.sign(header, noteless)
        )
    }

    @Test func `what comes twice in a block is refused`() async throws {
        let nullifier = try #require(block.body.nullifiers.first)
        try await expect(
            .duplicateNullifier(nullifier),
            for: chain.sign(
                block.header,
                try body(of: block, nullifiers: block.body.nullifiers + [nullifier])
            )
        )
        let update = try #require(block.body.accountUpdates.first)
        let updates = block.body.accountUpdates + [update]
        try await expect(
            .duplicateAccount(update.accountID),
            for: chain.sign(block.header, try body(of: block, accountUpdates: updates))
        )
        let transaction = try #require(block.body.transactions.first)
        let twice = try body(of: block, transactions: block.body.transactions + [transaction])
        let header = block.header.with(transactionCommitment: twice.transactionCommitment)
        try await expect(.duplicateTransaction(transaction.id), for: chain.sign(header, twice))
    }

    @Test func `what an earlier block had is refused`() async throws {
        let old = try #require(chain.blocks.last { !$0.body.nullifiers.isEmpty })
        let spent = try body(of: block, nullifiers: old.body.nullifiers)
        try await expect(
            .nullifierSpent(old.body.nullifiers[0], in: old.header.number),
            for: chain.sign(block.header, spent)
        )
        let earlier = try #require(chain.blocks.last { !$0.body.transactions.isEmpty })
        let again = try body(of: block, transactions: earlier.body.transactions)
        let header = block.header.with(transactionCommitment: again.transactionCommitment)
        try await expect(
            .duplicateTransaction(earlier.body.transactions[0].id),
            for: chain.sign(header, again)
        )
    }

    @Test func `roots that are not those of the contents are refused`() async throws {
        let nullifierRoot = block.header.nullifierRoot
        try await expect(
            .nullifierRoot(expected: .zero, got: nullifierRoot),
            for: chain.sign(block.header.with(nullifierRoot: .zero), block.body)
        )
        try await expect(
            .accountRoot(expected: .zero, got: block.header.accountRoot),
            for: chain.sign(block.header.with(accountRoot: .zero), block.body)
        )
        try await store.apply(block)
    }

    @Test func `an account in the place of another is refused`() async throws {
        let taken = try #require(chain.accountIDs.first)
        let other = try AccountID(prefix: taken.prefix, suffix: taken.suffix + Felt(256))
        let update = BlockAccountUpdate(accountID: other, finalState: .zero, details: .private)
        try await expect(
            .accountPrefixTaken(other),
            for: chain.sign(block.header, try body(of: block, accountUpdates: [update]))
        )
    }

    @Test func `a public account needs its details`() async throws {
        let id = try AccountID(prefix: Felt(0x11), suffix: .zero)
        let silent = BlockAccountUpdate(accountID: id, finalState: .zero, details: .private)
        try await expect(
            .accountDetails(id, .missing),
            for: chain.sign(block.header, try body(of: block, accountUpdates: [silent]))
        )
        let delta = AccountUpdateDetails.delta(try AccountDelta(id: id, nonceDelta: .one))
        let stateless = BlockAccountUpdate(accountID: id, finalState: .zero, details: delta)
        try await expect(
            .accountDetails(id, .noStateBefore),
            for: chain.sign(block.header, try body(of: block, accountUpdates: [stateless]))
        )
        let other = try #require(chain.accountIDs.first)
        let misplaced = BlockAccountUpdate(accountID: other, finalState: .zero, details: delta)
        try await expect(
            .accountDetails(other, .otherAccount),
            for: chain.sign(block.header, try body(of: block, accountUpdates: [misplaced]))
        )
    }

    @Test func `genesis comes once and spends nothing`() async throws {
        let genesis = chain.blocks[0]
        #expect(try await store.bootstrap(genesis: genesis) == false)
        let other = try SeededChain(seed: 5, blockCount: 1).blocks[0]
        await #expect(
            throws: BlockApplicationError.refused(
                .otherGenesis(expected: genesis.header.commitment, got: other.header.commitment)
            )
        ) { try await store.bootstrap(genesis: other) }
        let empty = try TemporaryDirectory()
        let fresh = try Store(directory: empty.path)
        let spending = try body(of: genesis, nullifiers: [Nullifier(.zero)])
        await #expect(throws: BlockApplicationError.refused(.genesisSpends)) {
            try await fresh.bootstrap(genesis: chain.sign(genesis.header, spending))
        }
        #expect(try await fresh.bootstrap(genesis: genesis))
    }
}
