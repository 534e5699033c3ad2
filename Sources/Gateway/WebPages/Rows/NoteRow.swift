// SPDX-License-Identifier: MIT

/// A note as lists show it.
public struct NoteRow: Sendable, Equatable {
    /// The id, `0x` and 64 hex digits.
    public let id: String
    /// Whether its contents are on the chain.
    public let isPublic: Bool
    /// The id of the account that made it, in hex.
    public let sender: String
    /// The tag by which clients find it.
    public let tag: UInt32

    /// Takes the values as they are.
    public init(
        id: String,
        isPublic: Bool,
        sender: String,
        tag: UInt32
    ) {
        self.id = id
        self.isPublic = isPublic
        self.sender = sender
        self.tag = tag
    }
}
