// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import FieldKernels
import Hashing
import STARKProver
import STARKVerifier
import Testing
import VMCore
import VMProver
import VMVerifier

/// Every test forges one thing and names the step of our verifier that must refuse it.
@Suite struct ForgedTraceTests {
    let trace: RecordedTrace

    init() throws { trace = try RecordedTrace("00_tiny") }

    private func proof(
        of trace: RecordedTrace,
        statement: Statement? = nil
    ) throws -> ExecutionProof {
        try prove(
            trace.matrix,
            statement: statement ?? trace.statement,
            options: ProvingOptions(threads: 1)
        )
    }

    private func refusal(of proof: ExecutionProof) -> ExecutionProofError? {
        do throws(ExecutionProofError) {
            try verify(proof, of: trace.claim)
            return nil
        } catch {
            return error
        }
    }

    private func forged(
        _ honest: STARKProof? = nil,
        _ change: (inout [Felt], inout [Digest]) -> Void
    ) throws -> ExecutionProof {
        let honest = try honest ?? STARKProof(decoding: proof(of: trace).starkBytes)
        var (elements, digests) = (honest.elements, honest.digests)
        change(&elements, &digests)
        let changed = STARKProof(
            log2TraceLength: honest.log2TraceLength,
            elements: elements,
            digests: digests
        )
        return ExecutionProof(
            starkBytes: changed.encodedBytes,
            hashFunction: .blake3,
            precompileRequests: []
        )
    }

    @Test func `the honest proof is accepted`() throws {
        #expect(refusal(of: try proof(of: trace)) == nil)
    }

    @Test func `a wrong stack output is refused even if the prover binds it`() throws {
        var publicValues = trace.statement.publicValues
        publicValues[20] += .one
        let statement = Statement(publicValues: publicValues, words: trace.statement.words)
        let forged = try prove(
            trace.matrix,
            statement: statement,
            options: ProvingOptions(threads: 1)
        )
        let claim = ProgramClaim(
            programDigest: trace.claim.programDigest,
            kernel: trace.claim.kernel,
            stackInputs: trace.claim.stackInputs,
            stackOutputs: Array(publicValues[20..<36])
        )
        #expect(throws: ExecutionProofError.refused(.constraintMismatch)) {
            try verify(forged, of: claim)
        }
    }

    @Test func `a changed stack cell breaks a constraint`() throws {
        var changed = trace
        changed.main[30][5] += .one
        #expect(refusal(of: try proof(of: changed)) == .refused(.constraintMismatch))
    }

    @Test func `a changed multiplicity of the range table unbalances the buses`() throws {
        var changed = trace
        changed.main[49][changed.main[49].count - 2] += .one
        let refusal = refusal(of: try proof(of: changed))
        #expect(refusal == .refused(.busImbalance))
    }

    @Test func `swapped commitments are refused`() throws {
        let swapped = try forged { _, digests in digests.swapAt(0, 1) }
        #expect(
            refusal(of: swapped) == .refused(.proofOfWork(.deep, requiredBits: 12))
        )
    }

    @Test func `lists that are too short or too long are refused`() throws {
        let honest = try STARKProof(decoding: proof(of: trace).starkBytes)
        let count = honest.elements.count
        let short = try forged { elements, _ in elements.removeLast() }
        #expect(
            refusal(of: short) == .refused(.malformed(.elements, expected: count, got: count - 1))
        )
        let long = try forged { elements, _ in elements.append(.one) }
        #expect(
            refusal(of: long) == .refused(.malformed(.elements, expected: count, got: count + 1))
        )
    }

    @Test func `every element and every digest of a proof counts`() throws {
        let honest = try STARKProof(decoding: proof(of: trace).starkBytes)
        for position in honest.elements.indices {
            let changed = try forged(honest) { elements, _ in elements[position] += .one }
            #expect(refusal(of: changed) != nil, "element \(position)")
        }
        for position in honest.digests.indices {
            let other = honest.digests[(position + 1) % honest.digests.count]
            let changed = try forged(honest) { _, digests in digests[position] = other }
            #expect(refusal(of: changed) != nil, "digest \(position)")
        }
    }

    @Test(arguments: ExecutionProof.HashFunction.allCases)
    func `proofs do not depend on threads, kernels or memory`(
        hash: ExecutionProof.HashFunction
    ) throws {
        let trace = try RecordedTrace("02_stackops")
        func proof(_ options: ProvingOptions) throws -> [UInt8] {
            try prove(
                trace.matrix,
                statement: trace.statement,
                hashFunction: hash,
                options: options
            ).starkBytes
        }
        let expected = try proof(ProvingOptions(threads: 1, kernels: .reference))
        for kernels in FieldKernels.all {
            #expect(try proof(ProvingOptions(threads: 3, kernels: kernels)) == expected)
        }
        let frugal = ProvingOptions(threads: 2)
        let lavish = ProvingOptions(threads: 2, memoryBudget: 1 << 30)
        #expect(try proof(frugal) == expected)
        #expect(try proof(lavish) == expected)
        #expect(lavish.ledger.peakBytes > frugal.ledger.peakBytes)
        #expect(frugal.ledger.currentBytes == 0 && lavish.ledger.currentBytes == 0)
    }
}
