// SPDX-License-Identifier: MIT

/// A block as lists and the strip show it.
public struct BlockRow: Sendable, Equatable {
    /// The height.
    public let number: UInt32
    /// The commitment, `0x` and 64 hex digits.
    public let commitment: String
    /// Seconds since 1970.
    public let timestamp: UInt32
    /// How many transactions it holds.
    public let transactionCount: Int
    /// How many notes it creates.
    public let noteCount: Int
    /// How many notes it consumes.
    public let nullifierCount: Int
    /// Whether its proof has arrived.
    public let isProven: Bool

    /// Takes the values as they are.
    public init(
        number: UInt32,
        commitment: String,
        timestamp: UInt32,
        transactionCount: Int,
        noteCount: Int,
        nullifierCount: Int,
        isProven: Bool
    ) {
        self.number = number
        self.commitment = commitment
        self.timestamp = timestamp
        self.transactionCount = transactionCount
        self.noteCount = noteCount
        self.nullifierCount = nullifierCount
        self.isProven = isProven
    }
}
