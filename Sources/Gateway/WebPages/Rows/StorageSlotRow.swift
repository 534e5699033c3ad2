// SPDX-License-Identifier: MIT

/// A slot of a public account.
public struct StorageSlotRow: Sendable, Equatable {
    /// The name, or the index where there is none.
    public let name: String
    /// Whether it holds a map; the value is then the root.
    public let isMap: Bool
    /// The word that it holds.
    public let value: String

    /// Takes the values as they are.
    public init(
        name: String,
        isMap: Bool,
        value: String
    ) {
        self.name = name
        self.isMap = isMap
        self.value = value
    }
}
