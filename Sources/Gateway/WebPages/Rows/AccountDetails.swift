// SPDX-License-Identifier: MIT

/// The state of a public account.
public struct AccountDetails: Sendable, Equatable {
    /// The nonce in decimal digits.
    public let nonce: String
    /// The commitment to its code.
    public let codeCommitment: String
    /// The commitment to its storage.
    public let storageCommitment: String
    /// The root of its vault.
    public let vaultRoot: String
    /// What its vault holds.
    ///
    /// In the vault's order.
    public let assets: [AssetRow]
    /// Its storage.
    ///
    /// In the slots' order.
    public let slots: [StorageSlotRow]

    /// Takes the values as they are.
    public init(
        nonce: String,
        codeCommitment: String,
        storageCommitment: String,
        vaultRoot: String,
        assets: [AssetRow],
        slots: [StorageSlotRow]
    ) {
        self.nonce = nonce
        self.codeCommitment = codeCommitment
        self.storageCommitment = storageCommitment
        self.vaultRoot = vaultRoot
        self.assets = assets
        self.slots = slots
    }
}
