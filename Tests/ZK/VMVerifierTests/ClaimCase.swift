// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import TestSupport
import VMCore
import VMVerifier

/// A claim as the vectors state it.
struct ClaimCase {
    let programDigest: Word
    var kernel: [Word]
    var stackInputs: [Felt]
    var stackOutputs: [Felt]

    init(_ json: JSONValue) throws {
        programDigest = try json["program_hash"].word
        kernel = try json["kernel_digests"].items.map { try $0.word }
        stackInputs = try json["stack_inputs"].felts
        stackOutputs = try json["stack_outputs"].felts
    }

    func verify(_ bytes: [UInt8]) throws {
        try VMVerifier.verify(
            ExecutionProof(decoding: bytes),
            of: ProgramClaim(
                programDigest: programDigest,
                kernel: kernel,
                stackInputs: stackInputs,
                stackOutputs: stackOutputs
            )
        )
    }
}

/// The stage at which a proof stops.
enum Stage: Equatable {
    case decode
    case precompile
    case starkDecode
    case verify(ExecutionProofError)
    case accept

    init(verifying bytes: [UInt8], of claim: ClaimCase) throws {
        do {
            try claim.verify(bytes)
            self = .accept
        } catch is DecodingFailure {
            self = .decode
        } catch let error as ExecutionProofError {
            switch error {
            case .precompile: self = .precompile
            case .malformedProof: self = .starkDecode
            case .refused: self = .verify(error)
            }
        }
    }

    /// The vectors' name of the verdict.
    var verdict: String {
        switch self {
        case .decode: "reject_decode"
        case .precompile: "reject_precompile"
        case .starkDecode: "reject_stark_decode"
        case .verify: "reject_verify"
        case .accept: "accept"
        }
    }
}
