// SPDX-License-Identifier: MIT

/// What is known of one constraint besides its formula.
public struct Constraint: Sendable, Equatable {
    /// The part of the machine it belongs to.
    public let section: String
    /// The node that must vanish, in the graph it was built in.
    public let root: Int
    /// The formal degree; see ``Expression/degree``.
    public let degree: Int
    /// Whether its value lies in the extension field even on rows of base elements.
    public let isExtension: Bool
}
