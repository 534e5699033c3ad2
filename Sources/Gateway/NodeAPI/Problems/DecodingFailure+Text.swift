// SPDX-License-Identifier: MIT

public import ByteCoding

extension DecodingFailure.Cause {
    /// What is wrong, for people.
    public var text: String {
        switch self {
        case .truncated(let needed, let remaining):
            "\(needed) more bytes are needed, \(remaining) are left"
        case .overBudget(let needed, let left):
            "\(needed) more bytes are needed, \(left) are allowed"
        case .countOverBudget(let count, let limit):
            "a count of \(count) where at most \(limit) items can follow"
        case .nonCanonicalFelt(let value): "\(value) is no canonical field element"
        case .unknownTag(let tag): "the tag \(tag) has no meaning here"
        case .invalidUTF8: "text is not UTF-8"
        case .trailingBytes(let count): "\(count) bytes follow the end of the object"
        case .expected(let rule): "expected \(rule.text)"
        }
    }
}
