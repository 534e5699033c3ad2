// SPDX-License-Identifier: MIT

public import ByteCoding
public import STARKVerifier

/// Why a proof of execution was refused, by the stage that refused it.
public enum ExecutionProofError: Error, Equatable, Sendable {
    /// A precompile request cannot be replayed.
    case precompile(index: Int, PrecompileRefusal)
    /// The bytes of the inner proof do not decode.
    case malformedProof(DecodingFailure)
    /// The inner proof does not hold.
    case refused(VerificationError)
}

/// Why a precompile request was refused.
public enum PrecompileRefusal: Error, Equatable, Sendable {
    /// No precompile has this event.
    case unknownEvent(UInt64)
    /// The call data is shorter than the precompile's input.
    case shortCallData(expected: Int, got: Int)
    /// The call data is longer than the limit.
    case longCallData(limit: Int, got: Int)
    /// A key or signature in the call data does not decode.
    case undecodable
}
