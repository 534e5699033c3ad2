// SPDX-License-Identifier: MIT

/// Every bound of the validator's interface, each with its reason.
public enum SigningLimits {
    /// Bytes of a proposal: twice the transactions that a sequencer puts into a block, so that
    /// witnesses and one large transaction find room.
    public static let proposalBytesMax = 64 << 20
    /// Time to answer: a full block has 64 proofs to verify, and the disk may be slow.
    public static let signingTimeout = Duration.seconds(30)
    /// Proposals that are at work at once: there is one sequencer, which may have given one up.
    public static let proposalsMax = 2
}
