// SPDX-License-Identifier: MIT

/// What a search says when it found nothing; what it found it leads to instead.
public struct SearchPage: Sendable, Equatable {
    /// What was asked for, as it was typed.
    public let query: String
    /// What the query reads as.
    public let kind: SearchQuery

    /// Takes the values as they are.
    public init(
        query: String,
        kind: SearchQuery
    ) {
        self.query = query
        self.kind = kind
    }
}
