// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Why a validator did not sign.
public enum SigningRefusal: Error, Equatable, Sendable {
    /// The proposal breaks a rule; asking again is pointless.
    case invalid(InvalidBlock)
    /// Another block of this height carries the signature already.
    case alreadySigned(height: BlockNumber)
    /// The block does not follow the last one that was signed.
    case notNext(expected: BlockNumber, got: BlockNumber)
    /// The validator cannot be asked now; the transactions are not at fault.
    case unavailable(reason: String)

    /// The machine codes of the validator's interface, but for those of ``InvalidBlock``.
    public enum Code: String, CaseIterable, Sendable {
        /// Another block of this height carries the signature already.
        case alreadySigned = "already_signed"
        /// The block does not follow the last one that was signed.
        case notNext = "not_next"
        /// The validator cannot be asked now.
        case unavailable = "validator_unavailable"
    }
}
