// SPDX-License-Identifier: MIT

/// A request method, case-sensitive as the protocol has it.
public struct HTTPMethod: Hashable, Sendable, CustomStringConvertible {
    /// The name on the wire.
    public let name: String

    /// Names a method.
    public init(_ name: String) { self.name = name }

    /// The name on the wire.
    public var description: String { name }

    /// Reads a resource.
    public static let get = HTTPMethod("GET")
    /// Reads a resource's head only.
    public static let head = HTTPMethod("HEAD")
    /// Submits something.
    public static let post = HTTPMethod("POST")
    /// Replaces a resource.
    public static let put = HTTPMethod("PUT")
    /// Removes a resource.
    public static let delete = HTTPMethod("DELETE")
    /// Changes a part of a resource.
    public static let patch = HTTPMethod("PATCH")
    /// Asks what is allowed.
    public static let options = HTTPMethod("OPTIONS")
    /// Asks for a tunnel; never served here.
    public static let connect = HTTPMethod("CONNECT")
}
