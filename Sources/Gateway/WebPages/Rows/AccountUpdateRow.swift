// SPDX-License-Identifier: MIT

/// An account that a block changed.
public struct AccountUpdateRow: Sendable, Equatable {
    /// The id in hex.
    public let id: String
    /// Whether its state is on the chain.
    public let isPublic: Bool
    /// The commitment to its state after the block.
    public let commitment: String

    /// Takes the values as they are.
    public init(
        id: String,
        isPublic: Bool,
        commitment: String
    ) {
        self.id = id
        self.isPublic = isPublic
        self.commitment = commitment
    }
}
