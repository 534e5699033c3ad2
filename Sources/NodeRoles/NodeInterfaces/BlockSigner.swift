// SPDX-License-Identifier: MIT

public import BlockAssembly
public import ProtocolTypes
public import Signatures

/// Derives a block on its own and signs it.
public protocol BlockSigner: Sendable {
    /// Signs the block that follows from a proposal.
    ///
    /// One signature a height, ever: the same block again gets the same signature, another is
    /// refused.
    func sign(_ proposal: BlockProposal) async throws(SigningRefusal) -> ECDSASignature

    /// The last block that was signed; nil before the first.
    ///
    /// A sequencer that died between signature and storage asks for it when it comes back.
    func lastSigned() async throws(SigningRefusal) -> SignedBlock?
}
