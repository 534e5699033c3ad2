// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import ByteCoding
import FieldArithmetic
import FieldKernels
import Foundation
import Processor
import STARKProver
import TestSupport
import Testing
import VMCore
import VMProver
import VMVerifier

/// Programs that run are proven, and what was proven is accepted.
@Suite struct ProvenProgramVectorTests {
    /// A folder that gets every proof under every hash with its claim, for other verifiers.
    private static let folder = ProcessInfo.processInfo.environment["PROOF_FOLDER"]

    @Test func `the proof of every execution is accepted, and none of what did not happen`() throws
    {
        var count = 0
        let options = ProvingOptions(threads: 2)
        for item in try ExecutionCase.all() where item.error.isNull {
            let assembled = try item.assembled()
            let executor = try item.executor(assembled)
            let (stack, advice) = (try item.stack(), try item.advice())
            let (outcome, record) = try executor.record(
                assembled.program,
                stack: stack,
                advice: advice
            )
            // Some runs have no valid trace; the suite of traces says which.
            guard record.isTraceable, item.expected["air"].text != "violated" else { continue }
            guard outcome.claimsItsPrecompiles else {
                #expect(throws: ProgramProvingError.self, "\(item.name)") {
                    try prove(assembled.program, stack: stack, advice: advice, executor: executor)
                }
                continue
            }
            for hash in Self.hashes(number: count) {
                let proven = try prove(
                    assembled.program,
                    stack: stack,
                    advice: advice,
                    executor: executor,
                    hashFunction: hash,
                    options: options
                )
                #expect(proven.claim.stackOutputs == outcome.stack)
                let decoded = try ExecutionProof(decoding: proven.proof.encodedBytes)
                #expect(throws: Never.self, "\(item.name) \(hash)") {
                    try verify(decoded, of: proven.claim)
                }
                #expect(throws: ExecutionProofError.self, "\(item.name) \(hash)") {
                    try verify(decoded, of: proven.claim.withOtherOutput)
                }
                try Self.store(proven, "\(item.name) \(hash)")
            }
            count += 1
        }
        #expect(count > 0)
    }

    /// BLAKE3, and of every fourth program one more, whose hashes take longer than all the rest.
    private static func hashes(number: Int) -> [ExecutionProof.HashFunction] {
        guard folder == nil else { return ExecutionProof.HashFunction.allCases }
        let others: [ExecutionProof.HashFunction] = [.poseidon2, .keccak, .rpo, .rpx]
        return number % 4 == 0 ? [.blake3, others[number / 4 % others.count]] : [.blake3]
    }

    private static func store(_ proven: ProvenExecution, _ name: String) throws {
        guard let folder else { return }
        let stem = name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
        let place = URL(fileURLWithPath: folder).appendingPathComponent(stem)
        try Data(proven.proof.encodedBytes).write(to: place.appendingPathExtension("bin"))
        let claim = proven.claim
        let json: [String: Any] = [
            "program_digest": claim.programDigest.hex,
            "kernel": claim.kernel.map(\.hex),
            "stack_inputs": claim.stackInputs.map { "\($0.value)" },
            "stack_outputs": claim.stackOutputs.map { "\($0.value)" },
        ]
        try JSONSerialization.data(withJSONObject: json)
            .write(to: place.appendingPathExtension("json"))
    }

    /// The bounds of what the tests prove: the shortest trace there is, and one of an hour's work
    /// for the legible kernels.
    @Test(arguments: 6...18)
    func `a trace of every length is proven`(log2Rows: Int) throws {
        func program(rounds: Int) throws -> Program {
            let text = "begin push.\(rounds) dup neq.0 while.true sub.1 dup neq.0 end drop end"
            return try Assembler().assembleProgram(SourceFile(name: "::$exec", text: text))
        }
        func cycles(rounds: Int) throws -> Int {
            try Executor().execute(program(rounds: rounds)).cycleCount
        }
        let perRound = (try cycles(rounds: 20) - (try cycles(rounds: 10))) / 10
        let rounds = max(0, (1 << log2Rows) * 3 / 4 - (try cycles(rounds: 0))) / perRound
        let proven = try prove(
            program(rounds: rounds),
            options: ProvingOptions(threads: 2)
        )
        let proof = try ExecutionProof(decoding: proven.proof.encodedBytes)
        #expect(throws: Never.self) { try verify(proof, of: proven.claim) }
        try Self.store(proven, "length \(log2Rows)")
    }

    @Test func `a program that fails has no proof`() throws {
        let source = SourceFile(name: "::$exec", text: "begin push.0 assert end")
        let program = try Assembler().assembleProgram(source)
        #expect {
            try prove(program)
        } throws: { error in
            guard case .execution(let failure)? = error as? ProgramProvingError else {
                return false
            }
            return failure.fault == .assertion(code: 0)
        }
    }
}

extension ProgramClaim {
    /// The same with another item on top at the end.
    fileprivate var withOtherOutput: ProgramClaim {
        ProgramClaim(
            programDigest: programDigest,
            kernel: kernel,
            stackInputs: stackInputs,
            stackOutputs: [stackOutputs[0] + .one] + stackOutputs.dropFirst()
        )
    }
}
