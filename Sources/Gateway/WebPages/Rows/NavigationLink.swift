// SPDX-License-Identifier: MIT

/// An entry of the navigation.
public struct NavigationLink: Sendable, Equatable {
    /// What it says.
    public let title: String
    /// Where it leads on this site; a path with other characters than letters, digits and `-._~/`
    /// is left out.
    public let path: String

    /// Takes the values as they are.
    public init(
        title: String,
        path: String
    ) {
        self.title = title
        self.path = path
    }
}
