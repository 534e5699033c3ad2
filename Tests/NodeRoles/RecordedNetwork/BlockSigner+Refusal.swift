// SPDX-License-Identifier: MIT

public import BlockAssembly
public import NodeInterfaces

extension BlockSigner {
    /// Why a proposal is not signed; nil if it is.
    public func refusal(of proposal: BlockProposal) async -> SigningRefusal? {
        do throws(SigningRefusal) {
            _ = try await sign(proposal)
            return nil
        } catch { return error }
    }
}
