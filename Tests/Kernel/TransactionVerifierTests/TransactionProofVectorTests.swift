// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import STARKVerifier
import TestSupport
import Testing
import TransactionVerifier
import VMCore
import VMVerifier

@Suite struct TransactionProofVectorTests {
    /// Every proven transaction of the vectors that carries a real proof.
    private static func transactions() throws -> [(name: String, bytes: [UInt8])] {
        var found: [(name: String, bytes: [UInt8])] = []
        for name in Vectors.files("spine/pending", suffix: ".proven.bin") {
            found.append((name, try Vectors.bytes("spine/pending/\(name)")))
        }
        for name in Vectors.files("transactions/tx") {
            let folder = "transactions/tx/\(name)"
            guard Vectors.files(folder).contains("proven.bin") else { continue }
            let meta = try Vectors.json("\(folder)/meta.json")
            if meta["real_proof"] != .bool(false) {
                found.append((name, try Vectors.bytes("\(folder)/proven.bin")))
            }
        }
        return found
    }

    @Test func `every proven transaction is verified`() throws {
        let transactions = try Self.transactions()
        #expect(!transactions.isEmpty)
        for (name, bytes) in transactions {
            let transaction = try ProvenTransaction(decoding: bytes)
            #expect(throws: Never.self, "\(name)") {
                let verified = try verify(transaction, under: .miden_0_15)
                #expect(verified.transaction == transaction)
            }
        }
    }

    @Test func `another kernel is refused`() throws {
        let kernel = KernelProgram.miden_0_15
        let others = [
            KernelProgram(
                programDigest: kernel.commitment,
                procedures: kernel.procedures,
                commitment: kernel.commitment
            ),
            KernelProgram(
                programDigest: kernel.programDigest,
                procedures: Array(kernel.procedures.dropLast()),
                commitment: kernel.commitment
            ),
        ]
        for (name, bytes) in try Self.transactions().prefix(2) {
            let transaction = try ProvenTransaction(decoding: bytes)
            for other in others {
                #expect(throws: TransactionRefusal.self, "\(name)") {
                    try verify(transaction, under: other)
                }
            }
        }
    }

    @Test func `a changed claim is refused`() throws {
        for (name, bytes) in try Self.transactions().prefix(4) {
            let honest = try ProvenTransaction(decoding: bytes)
            for forged in try forgeries(of: honest) {
                #expect(throws: TransactionRefusal.self, "\(name)") {
                    try verify(forged, under: .miden_0_15)
                }
            }
        }
    }

    /// The same proof under other claims: each field that a proof binds, changed alone.
    private func forgeries(of honest: ProvenTransaction) throws -> [ProvenTransaction] {
        func with(
            referenceBlock: BlockNumber? = nil,
            referenceCommitment: Word? = nil,
            expiration: BlockNumber? = nil,
            proof: ExecutionProof? = nil
        ) throws -> ProvenTransaction {
            try ProvenTransaction(
                accountUpdate: honest.accountUpdate,
                inputNotes: honest.inputNotes,
                outputNotes: honest.outputNotes,
                referenceBlock: referenceBlock ?? honest.referenceBlock,
                referenceCommitment: referenceCommitment ?? honest.referenceCommitment,
                fee: honest.fee,
                expiration: expiration ?? honest.expiration,
                proof: proof ?? honest.proof
            )
        }
        var stark = honest.proof.starkBytes
        stark[stark.count / 2] ^= 1
        let damaged = ExecutionProof(
            starkBytes: stark,
            hashFunction: honest.proof.hashFunction,
            precompileRequests: honest.proof.precompileRequests
        )
        let claimless = ExecutionProof(
            starkBytes: honest.proof.starkBytes,
            hashFunction: honest.proof.hashFunction,
            precompileRequests: honest.proof.precompileRequests
                + [PrecompileRequest(eventID: 1, callData: [])]
        )
        return [
            try with(referenceBlock: BlockNumber(honest.referenceBlock.value + 1)),
            try with(referenceCommitment: .zero),
            try with(expiration: BlockNumber(honest.expiration.value - 1)),
            try with(proof: damaged),
            try with(proof: claimless),
        ]
    }

    @Test func `the kernel is that of the vectors`() throws {
        let facts = try Vectors.json("protocol/kernel_facts.json")
        let kernel = KernelProgram.miden_0_15
        #expect(kernel.programDigest == (try facts["main"]["hash"].word))
        #expect(kernel.commitment == (try facts["kernel_commitment"].word))
        let procedures = try facts["vm_kernel"]["proc_hashes"].items.map { try $0.word }
        #expect(kernel.procedures == procedures)
    }
}
