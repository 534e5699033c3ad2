// SPDX-License-Identifier: MIT

import ByteCoding
import Commitments
import FieldArithmetic
import JSONText
import NodeAPI
import VMCore
import VMVerifier

let vmVerifyCommand = Command(
    path: ["vm", "verify"],
    summary: "verifies the proof that a program ran from some stack to another",
    options: [
        Command.Option(name: "proof", value: "FILE", summary: "the proof"),
        Command.Option(
            name: "program-digest",
            value: "WORD",
            summary: "the digest of the program, as vm assemble prints it"
        ),
        Command.Option(
            name: "kernel",
            value: "WORD,…",
            summary: "the digests of the kernel's procedures"
        ),
        Command.Option(
            name: "stack-inputs",
            value: "ITEM,…",
            summary: "the stack before, top first; the rest is zero"
        ),
        Command.Option(
            name: "stack-outputs",
            value: "ITEM,…",
            summary: "the stack after, top first; the rest is zero"
        ),
    ]
) { arguments in
    let path = try arguments.required("proof")
    let claim = try ProgramClaim(arguments)
    let bytes = try Files.read(path)
    let proof = try proof(path, bytes)
    let clock = ContinuousClock()
    let start = clock.now
    do throws(ExecutionProofError) { try verify(proof, of: claim) } catch {
        throw CommandFailure(error)
    }
    let seconds = (clock.now - start).seconds
    if arguments.isJSON {
        Console.printJSON { json in
            json.member("valid", true)
            json.member("securityBits", ProofParameters.securityBits)
            json.member("seconds", seconds)
        }
        return
    }
    Console.print("valid     \(proof.hashFunction), \(ProofParameters.securityBits) bits")
    Console.print("verified  in \(seconds.shortened) s")
}

extension ProgramClaim {
    /// What the options claim.
    fileprivate init(_ arguments: Arguments) throws {
        func word(_ text: String, of option: String) throws -> Word {
            guard let word = try? Word(hex: text) else {
                throw CommandFailure(
                    .usage,
                    code: "invalid_value",
                    "--\(option) takes words of 64 hexadecimal digits, not '\(text)'"
                )
            }
            return word
        }
        func stack(_ option: String) throws -> [Felt] {
            let items = arguments.items("stack-\(option)")
            guard items.count <= 16 else {
                throw CommandFailure(
                    .usage,
                    code: "invalid_value",
                    "--stack-\(option) has \(items.count) items, a stack has 16"
                )
            }
            return try items.map { item in
                guard let value = UInt64(item), let felt = try? Felt(canonical: value) else {
                    throw CommandFailure(
                        .usage,
                        code: "invalid_value",
                        "--stack-\(option) takes numbers below the field's modulus, not '\(item)'"
                    )
                }
                return felt
            }
        }
        self.init(
            programDigest: try word(arguments.required("program-digest"), of: "program-digest"),
            kernel: try arguments.items("kernel").map { try word($0, of: "kernel") },
            stackInputs: try stack("inputs"),
            stackOutputs: try stack("outputs")
        )
    }
}

/// What a file claims to prove; bytes that are no proof fail the verification, as its first step.
private func proof(_ path: String, _ bytes: [UInt8]) throws -> ExecutionProof {
    do {
        return try PackageFile.decoded(path, "a proof", failing: .verificationFailed) {
            () throws(DecodingFailure) in try ExecutionProof(decoding: bytes)
        }
    } catch var failure as CommandFailure {
        failure.members = { json in json.member("step", "decoding") }
        throw failure
    }
}

extension CommandFailure {
    /// A proof that does not hold, by the step that refused it.
    fileprivate init(_ error: ExecutionProofError) {
        self.init(
            .verificationFailed,
            code: "proof_refused",
            "the proof does not hold: step \(error.step): \(error.text)"
        )
        members = { json in json.member("step", error.step) }
    }
}
