// SPDX-License-Identifier: MIT

/// The contents of a public note.
public struct NoteDetails: Sendable, Equatable {
    /// The name of its script, when it is a standard one.
    public let scriptName: String?
    /// The root of its script.
    public let scriptRoot: String
    /// The recipient: the commitment to script, storage and serial number.
    public let recipient: String
    /// The word that makes it unique.
    public let serialNumber: String
    /// The word that consuming it leaves on the chain.
    public let nullifier: String
    /// The script's inputs as field elements in decimal digits.
    public let storage: [String]
    /// What it carries.
    ///
    /// In the note's order.
    public let assets: [AssetRow]

    /// Takes the values as they are.
    public init(
        scriptName: String?,
        scriptRoot: String,
        recipient: String,
        serialNumber: String,
        nullifier: String,
        storage: [String],
        assets: [AssetRow]
    ) {
        self.scriptName = scriptName
        self.scriptRoot = scriptRoot
        self.recipient = recipient
        self.serialNumber = serialNumber
        self.nullifier = nullifier
        self.storage = storage
        self.assets = assets
    }
}
