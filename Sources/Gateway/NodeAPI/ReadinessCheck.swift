// SPDX-License-Identifier: MIT

/// Something that must hold before a node answers for its chain.
public struct ReadinessCheck: Sendable {
    /// The name under which `/readyz` tells it.
    public let name: String
    /// Whether it holds now; must come to an end by itself within some seconds.
    public let holds: @Sendable () async -> Bool

    /// Names a check.
    public init(_ name: String, holds: @escaping @Sendable () async -> Bool) {
        self.name = name
        self.holds = holds
    }
}
