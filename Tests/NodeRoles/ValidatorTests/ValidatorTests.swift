// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import ECDSASigning
import FieldArithmetic
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Sequencer
import Store
import TestSupport
import Testing
import TransactionVerifier
import Validator

@Suite struct ValidatorTests {
    private let spine: Spine
    private let directory: TemporaryDirectory

    init() throws {
        spine = try Spine()
        directory = try TemporaryDirectory()
    }

    private func validator(kernel: KernelProgram = .miden_0_15) throws -> Validator {
        try Validator(
            key: spine.key,
            kernel: kernel,
            tip: spine.recordedTip(),
            directory: directory.path
        )
    }

    @Test func `a block is signed once; the same again gets the same signature`() async throws {
        let validator = try validator()
        #expect(try await validator.lastSigned() == nil)
        let proposal = try await spine.proposals([["p00_consume", "p01_consume"]])[0]
        let signature = try await validator.sign(proposal)
        let block = try #require(try await validator.lastSigned())
        #expect(block.signature == signature)
        try block.verify()
        #expect(block.body.transactions.count == 2)
        #expect(try await validator.sign(proposal) == signature)

        let other = proposal.with(timestamp: proposal.timestamp + 1)
        let height = block.header.number
        #expect(await validator.refusal(of: other) == .alreadySigned(height: height))
        #expect(try await validator.lastSigned() == block)
    }

    @Test func `a block that does not stand on the last signed one is refused`() async throws {
        let validator = try validator()
        let proposals = try await spine.proposals([[], [], []])
        let fork = try await spine.proposals([["p00_consume"], []])
        let tip = try spine.recordedTip().header.number.value
        #expect(
            await validator.refusal(of: proposals[1])
                == .notNext(expected: BlockNumber(tip + 1), got: BlockNumber(tip + 2))
        )
        _ = try await validator.sign(proposals[0])
        guard
            case .invalid(.otherParent(let expected, let got)) = await validator.refusal(
                of: fork[1]
            )
        else {
            Issue.record("a foreign parent is refused")
            return
        }
        #expect(expected == proposals[1].inputs.previousHeader.commitment)
        #expect(got == fork[1].inputs.previousHeader.commitment)
        _ = try await validator.sign(proposals[1])
        _ = try await validator.sign(proposals[2])
        #expect(
            await validator.refusal(of: proposals[1])
                == .notNext(expected: BlockNumber(tip + 4), got: BlockNumber(tip + 2))
        )
    }

    @Test func `a network with another kernel is refused`() async throws {
        let honest = KernelProgram.miden_0_15
        let other = KernelProgram(
            programDigest: honest.programDigest,
            procedures: honest.procedures,
            commitment: .zero
        )
        let proposal = try await spine.proposals([[]])[0]
        #expect(
            try await validator(kernel: other).refusal(of: proposal)
                == .invalid(.otherKernel(expected: .zero, got: honest.commitment))
        )
    }

    @Test func `a header with another validator's key is another parent`() async throws {
        var generator = SeededGenerator(seed: 1)
        let foreign = try ECDSASecretKey(bytes: [1] + generator.bytes(31))
        let proposal = try await spine.proposals([[]])[0]
        let header = proposal.inputs.previousHeader
        let forged = BlockHeader(
            version: header.version,
            previousCommitment: header.previousCommitment,
            number: header.number,
            chainCommitment: header.chainCommitment,
            accountRoot: header.accountRoot,
            nullifierRoot: header.nullifierRoot,
            noteRoot: header.noteRoot,
            transactionCommitment: header.transactionCommitment,
            kernelCommitment: header.kernelCommitment,
            validatorKey: foreign.publicKey,
            feeParameters: header.feeParameters,
            timestamp: header.timestamp
        )
        let inputs = BlockInputs(
            previousHeader: forged,
            blockchain: proposal.inputs.blockchain,
            accountWitnesses: [:],
            nullifierWitnesses: [:],
            noteProofs: [:]
        )
        #expect(
            try await validator().refusal(of: proposal.with(inputs: inputs))
                == .invalid(
                    .otherParent(expected: header.commitment, got: forged.commitment)
                )
        )
        #expect(throws: Validator.StartError.foreignBlock) {
            _ = try Validator(
                key: foreign,
                kernel: .miden_0_15,
                tip: spine.recordedTip(),
                directory: directory.path
            )
        }
    }

    @Test func `a transaction with another's proof is refused`() async throws {
        let proposal = try await spine.proposals([["p00_consume", "p02_consume"]])[0]
        let batch = proposal.batches[0]
        let (first, second) = (batch.transactions[0], batch.transactions[1])
        let forged = try ProvenTransaction(
            accountUpdate: first.accountUpdate,
            inputNotes: first.inputNotes,
            outputNotes: first.outputNotes,
            referenceBlock: first.referenceBlock,
            referenceCommitment: first.referenceCommitment,
            fee: first.fee,
            expiration: first.expiration,
            proof: second.proof
        )
        let tampered = proposal.with(batches: [batch.with([forged, second])])
        let validator = try validator()
        guard
            case .invalid(.proposal(.proof(0, .transaction(first.id, .proof)))) =
                await validator.refusal(of: tampered)
        else {
            Issue.record("a foreign proof is refused")
            return
        }
        _ = try await validator.sign(proposal)
    }

    @Test func `a tampered batch is refused`() async throws {
        let proposal = try await spine.proposals([["p00_consume", "r0_create"]])[0]
        let batch = proposal.batches[0]
        let twice = proposal.with(batches: [batch.with(batch.transactions + batch.transactions)])
        let validator = try validator()
        #expect(
            await validator.refusal(of: twice)
                == .invalid(
                    .proposal(.batch(0, .duplicateTransaction(batch.transactions[0].id)))
                )
        )
        let none = proposal.with(batches: [batch.with([])])
        #expect(
            await validator.refusal(of: none) == .invalid(.proposal(.batch(0, .noTransactions)))
        )
        let repeated = proposal.with(batches: [batch, batch])
        #expect(
            await validator.refusal(of: repeated)
                == .invalid(.proposal(.block(.duplicateBatch(batch.id))))
        )
        let blind = BlockInputs(
            previousHeader: proposal.inputs.previousHeader,
            blockchain: proposal.inputs.blockchain,
            accountWitnesses: [:],
            nullifierWitnesses: proposal.inputs.nullifierWitnesses,
            noteProofs: proposal.inputs.noteProofs
        )
        guard
            case .invalid(.proposal(.block(.accountWitnessMissing))) =
                await validator.refusal(of: proposal.with(inputs: blind))
        else {
            Issue.record("a missing witness is refused")
            return
        }
        #expect(try await validator.lastSigned() == nil)
    }

    @Test func `a damaged proposal never gets a second signature`() async throws {
        let proposal = try await spine.proposals([["p02_consume"]])[0]
        let validator = try validator()
        let signature = try await validator.sign(proposal)
        var generator = SeededGenerator(seed: 11)
        let bytes = proposal.encodedBytes
        var decoded = 0
        for _ in 0..<300 {
            let damaged = generator.damaged(bytes)
            guard let forged = try? BlockProposal(decoding: damaged) else { continue }
            decoded += 1
            if let other = try? await validator.sign(forged) { #expect(other == signature) }
        }
        #expect(decoded > 0)
    }

    @Test func `a sequencer takes over a block that was signed but not stored`() async throws {
        defer { spine.remove() }
        let store = try await spine.openStore()
        let validator = try await spine.validator(for: store)
        let name = "p02_consume"
        let proposal = try await spine.proposals([[name]])[0]
        let signature = try await validator.sign(proposal)

        let sequencer = try await spine.sequencer(store, validator)
        _ = try await sequencer.submit(spine.pending(name).bytes)
        let block = try #require(try await sequencer.recoverSignedBlock())
        #expect(block.signature == signature)
        let status = await sequencer.status(of: try spine.pending(name).id)
        #expect(status == .committed(block.header.number))
        #expect(await sequencer.overview().ids.isEmpty)
        #expect(try await sequencer.recoverSignedBlock() == nil)
        try await sequencer.sealBlock()
        #expect(try store.integrityFaults().isEmpty)
    }
}

extension ProposedBatch {
    fileprivate func with(_ transactions: [ProvenTransaction]) -> ProposedBatch {
        ProposedBatch(
            transactions: transactions,
            referenceHeader: referenceHeader,
            blockchain: blockchain,
            noteProofs: noteProofs
        )
    }
}
