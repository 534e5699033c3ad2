// SPDX-License-Identifier: MIT

/// A named schema of the document.
public struct RouteSchema: Sendable {
    /// The name that routes and other schemas refer to.
    public let name: String
    /// What it says.
    public let schema: JSONSchema
    /// What such a value is.
    public let description: String

    /// Names a schema.
    public init(_ name: String, _ schema: JSONSchema, _ description: String = "") {
        self.name = name
        self.schema = schema
        self.description = description
    }
}
