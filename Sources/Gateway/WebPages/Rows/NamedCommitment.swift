// SPDX-License-Identifier: MIT

/// A root or commitment with the name that people read.
public struct NamedCommitment: Sendable, Equatable {
    /// What it commits to, such as `Account root`.
    public let name: String
    /// The word, `0x` and 64 hex digits.
    public let value: String

    /// Takes the values as they are.
    public init(
        name: String,
        value: String
    ) {
        self.name = name
        self.value = value
    }
}
