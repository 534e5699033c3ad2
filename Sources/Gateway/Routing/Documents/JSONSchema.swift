// SPDX-License-Identifier: MIT

internal import JSONText

/// What a JSON value looks like, written as JSON Schema (draft 2020-12).
///
/// Objects may have further members in later versions; readers skip what they do not know.
public indirect enum JSONSchema: Sendable {
    /// Text that matches a regular expression, or any text.
    case string(pattern: String? = nil)
    /// Text that stands for bytes.
    case base64
    /// One of these texts.
    case choice([String])
    /// A whole number in this range.
    case integer(ClosedRange<UInt64>)
    /// `true` or `false`.
    case boolean
    /// Always `null`.
    case null
    /// Values of one kind, in an order that the description tells.
    case array(JSONSchema)
    /// Members by name.
    case object([Member])
    /// Names that are not known beforehand, each with a value of one kind.
    case map(JSONSchema)
    /// One of several kinds.
    case any([JSONSchema])
    /// A named schema of the same document.
    case reference(String)

    /// A number of 32 bits.
    public static let uint32 = JSONSchema.integer(0...UInt64(UInt32.max))
    /// A number that JSON readers hold exactly.
    public static let count = JSONSchema.integer(0...(1 << 53))
    /// Any text.
    public static let text = JSONSchema.string()

    /// A value that may be missing, which `null` then says.
    public static func nullable(_ schema: JSONSchema) -> JSONSchema { .any([schema, .null]) }

    /// A member of an object.
    public struct Member: Sendable {
        let name: String
        let schema: JSONSchema
        let isRequired: Bool
        let description: String

        /// Describes a member that is always there.
        public init(_ name: String, _ schema: JSONSchema, _ description: String = "") {
            (self.name, self.schema, self.description) = (name, schema, description)
            isRequired = true
        }

        private init(optional name: String, _ schema: JSONSchema, _ description: String) {
            (self.name, self.schema, self.description) = (name, schema, description)
            isRequired = false
        }

        /// Describes a member that is there at times.
        public static func optional(
            _ name: String,
            _ schema: JSONSchema,
            _ description: String = ""
        ) -> Member {
            Member(optional: name, schema, description)
        }
    }
}

extension JSONWriter {
    mutating func write(_ schema: JSONSchema, description: String = "") {
        object { json in
            if !description.isEmpty { json.member("description", description) }
            json.writeMembers(of: schema)
        }
    }

    private mutating func writeMembers(of schema: JSONSchema) {
        switch schema {
        case .string(let pattern):
            member("type", "string")
            if let pattern { member("pattern", pattern) }
        case .base64:
            member("type", "string")
            member("contentEncoding", "base64")
        case .choice(let names):
            member("type", "string")
            member("enum", array: names) { $0.string($1) }
        case .integer(let range):
            member("type", "integer")
            key("minimum")
            number(range.lowerBound)
            key("maximum")
            number(range.upperBound)
        case .boolean: member("type", "boolean")
        case .null: member("type", "null")
        case .array(let items):
            member("type", "array")
            key("items")
            write(items)
        case .object(let members): writeMembers(members)
        case .map(let values):
            member("type", "object")
            key("additionalProperties")
            write(values)
        case .any(let kinds): member("anyOf", array: kinds) { $0.write($1) }
        case .reference(let name): member("$ref", "#/components/schemas/\(name)")
        }
    }

    private mutating func writeMembers(_ members: [JSONSchema.Member]) {
        member("type", "object")
        member("required", array: members.filter(\.isRequired)) { $0.string($1.name) }
        member("properties") { json in
            for member in members {
                json.key(member.name)
                json.write(member.schema, description: member.description)
            }
        }
    }
}
