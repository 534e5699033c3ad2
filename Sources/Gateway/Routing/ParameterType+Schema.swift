// SPDX-License-Identifier: MIT

internal import JSONText

extension ParameterType {
    /// Writes the schema of JSON Schema that says the same.
    func writeSchema(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

    private func writeMembers(to json: inout JSONWriter) {
        switch self {
        case .text(let countMax):
            json.member("type", "string")
            json.member("minLength", 1)
            json.member("maxLength", countMax)
            json.member("pattern", "^[^\\u0000-\\u001F\\u007F]+$")
        case .token(let countMax):
            writePattern("^[A-Za-z0-9_-]{1,\(countMax)}$", to: &json)
        case .number(let range):
            json.member("type", "integer")
            json.key("minimum")
            json.number(range.lowerBound)
            json.key("maximum")
            json.number(range.upperBound)
        case .flag:
            // Not a boolean: the name alone is a value too.
            json.member("type", "string")
            json.member("enum", array: ["true", "false", ""]) { $0.string($1) }
        case .choice(let names):
            json.member("type", "string")
            json.member("enum", array: names) { $0.string($1) }
        case .choices(let names):
            json.member("type", "array")
            json.member("minItems", 1)
            json.member("uniqueItems", true)
            json.key("items")
            ParameterType.choice(names).writeSchema(to: &json)
        case .hexadecimal(let digitCount):
            writePattern("^(0[xX])?[0-9A-Fa-f]{\(digitCount)}$", to: &json)
        case .bech32:
            json.member("maxLength", 128)
            writePattern("^(?!0[xX])[A-Za-z0-9_-]+1[02-9AC-HJ-NP-Zac-hj-np-z]{6,}$", to: &json)
        case .any(let types):
            json.member("anyOf", array: types) { json, type in type.writeSchema(to: &json) }
        case .list(let type, let countMax):
            json.member("type", "array")
            json.member("minItems", 1)
            json.member("maxItems", countMax)
            json.key("items")
            type.writeSchema(to: &json)
        case .duration: writePattern("^[0-9]{1,9}(s|ms)$", to: &json)
        }
    }

    private func writePattern(_ pattern: String, to json: inout JSONWriter) {
        json.member("type", "string")
        json.member("pattern", pattern)
    }
}
