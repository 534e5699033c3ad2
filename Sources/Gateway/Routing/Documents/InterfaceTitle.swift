// SPDX-License-Identifier: MIT

/// What stands at the head of the document.
public struct InterfaceTitle: Sendable {
    /// The name of the interface.
    public var name: String
    /// Its version.
    public var version: String
    /// What it is for.
    public var description: String

    /// Names an interface.
    public init(name: String, version: String, description: String) {
        self.name = name
        self.version = version
        self.description = description
    }
}
