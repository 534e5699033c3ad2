// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Sequencer
import Store
import TestSupport
import Testing
import VMCore
import Validator

/// Every test changes one thing in a good transaction and names the refusal; proofs are verified.
@Suite struct RefusalTests {
    private let spine: Spine
    private let good: ProvenTransaction

    init() throws {
        spine = try Spine()
        good = try ProvenTransaction(decoding: spine.pending("p01_consume").bytes)
    }

    private func refusal(of bytes: [UInt8]) async throws -> SubmissionError? {
        defer { spine.remove() }
        let store = try await spine.openStore()
        let sequencer = try await spine.sequencer(store, spine.validator(for: store))
        do throws(SubmissionError) {
            _ = try await sequencer.submit(bytes)
            return nil
        } catch {
            #expect(await sequencer.overview().ids.isEmpty)
            let journaled = try store.read { (snapshot) throws(DatabaseError) in
                try snapshot.journaled(limit: 1).count
            }
            #expect(journaled == 0)
            return error
        }
    }

    private func changed(
        number: BlockNumber? = nil,
        commitment: Word? = nil,
        expiration: BlockNumber? = nil,
        starkBytes: [UInt8]? = nil
    ) throws -> [UInt8] {
        try ProvenTransaction(
            accountUpdate: good.accountUpdate,
            inputNotes: good.inputNotes,
            outputNotes: good.outputNotes,
            referenceBlock: number ?? good.referenceBlock,
            referenceCommitment: commitment ?? good.referenceCommitment,
            fee: good.fee,
            expiration: expiration ?? good.expiration,
            proof: ExecutionProof(
                starkBytes: starkBytes ?? good.proof.starkBytes,
                hashFunction: good.proof.hashFunction,
                precompileRequests: good.proof.precompileRequests
            )
        ).encodedBytes
    }

    @Test func `a block of another chain is no reference`() async throws {
        let other = Word(1, 2, 3, 4)
        #expect(
            try await refusal(of: changed(commitment: other))
                == .unknownReferenceBlock(good.referenceBlock, commitment: other)
        )
    }

    @Test(arguments: [BlockNumber(0), 7, 9, .max])
    func `a block under another number is no reference, known or not`(
        number: BlockNumber
    ) async throws {
        #expect(
            try await refusal(of: changed(number: number))
                == .unknownReferenceBlock(number, commitment: good.referenceCommitment)
        )
    }

    @Test func `a transaction of another recorded chain is refused for its reference`()
        async throws
    {
        let path = "transactions/tx/create_p2id_public/proven.bin"
        let bytes = try Vectors.bytes(path)
        let foreign = try ProvenTransaction(decoding: bytes)
        #expect(
            try await refusal(of: bytes)
                == .unknownReferenceBlock(
                    foreign.referenceBlock,
                    commitment: foreign.referenceCommitment
                )
        )
    }

    @Test(arguments: 0..<8)
    func `a changed proof is invalid, wherever it is changed`(eighth: Int) async throws {
        var proof = good.proof.starkBytes
        proof[eighth * (proof.count - 1) / 7] ^= 1
        let code = try await refusal(of: changed(starkBytes: proof))?.code
        #expect(code == "proof_invalid")
    }

    @Test func `a proof that is cut short or of another transaction is invalid`() async throws {
        let cut = Array(good.proof.starkBytes.dropLast(100))
        let other = try ProvenTransaction(decoding: spine.pending("p04_consume").bytes)
        for proof in [[], cut, other.proof.starkBytes] {
            let code = try await refusal(of: changed(starkBytes: proof))?.code
            #expect(code == "proof_invalid")
        }
    }

    @Test func `an end that the proof does not speak of is invalid, not expired`() async throws {
        let code = try await refusal(of: changed(expiration: 8))?.code
        #expect(code == "proof_invalid")
    }

    @Test func `an element above the modulus is malformed`() async throws {
        var bytes = good.encodedBytes
        // Behind the id stands the account's commitment.
        bytes.replaceSubrange(15..<23, with: Array(repeating: 0xFF, count: 8))
        guard case .malformed(let failure) = try await refusal(of: bytes) else {
            Issue.record("the bytes are no transaction")
            return
        }
        #expect(failure.offset == 15)
    }
}
