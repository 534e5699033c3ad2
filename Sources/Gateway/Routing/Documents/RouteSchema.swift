// SPDX-License-Identifier: MIT

/// A named schema of JSON Schema.
public struct RouteSchema: Sendable {
    /// The name that routes refer to.
    public let name: String
    /// The schema as JSON text.
    public let json: [UInt8]

    /// Names a schema.
    public init(_ name: String, json: [UInt8]) {
        self.name = name
        self.json = json
    }

    /// Names a schema that is written in a literal.
    public init(_ name: String, _ text: StaticString) {
        self.init(name, json: text.withUTF8Buffer { Array($0) })
    }
}
