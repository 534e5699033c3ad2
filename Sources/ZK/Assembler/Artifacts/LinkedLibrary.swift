// SPDX-License-Identifier: MIT

public import VMCore

/// A library and how its code gets into what is assembled.
public struct LinkedLibrary: Hashable, Sendable {
    /// How code of a library is used.
    public enum Linkage: Hashable, Sendable {
        /// It is copied.
        case `static`
        /// Only its root is written; who executes has the library.
        case dynamic
    }

    /// The library.
    public let library: Library
    /// How its code is used.
    public let linkage: Linkage

    /// A library and how its code is used.
    public init(_ library: Library, _ linkage: Linkage) {
        self.library = library
        self.linkage = linkage
    }
}
