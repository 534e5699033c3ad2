// SPDX-License-Identifier: MIT

/// Why a text was refused as JSON.
public enum JSONError: Error, Equatable, Sendable {
    /// Brackets are nested deeper than the reader was told to follow.
    case tooDeep(limit: Int, offset: Int)
    /// A name comes twice in one object.
    case duplicateKey(offset: Int)
    /// A number does not fit 64 bits.
    case numberOutOfRange(offset: Int)
    /// The bytes are not UTF-8.
    case invalidUTF8(offset: Int)
    /// A string holds a null character.
    case nullCharacter(offset: Int)
    /// The text ends in the middle of a value.
    case truncated(offset: Int)
    /// A value is whole but more follows.
    case trailingText(offset: Int)
    /// The grammar is broken.
    case malformed(offset: Int)

    /// Where the reader stopped, in bytes from the start.
    public var offset: Int {
        switch self {
        case .tooDeep(_, let offset), .duplicateKey(let offset), .numberOutOfRange(let offset),
            .invalidUTF8(let offset), .nullCharacter(let offset), .truncated(let offset),
            .trailingText(let offset), .malformed(let offset):
            offset
        }
    }

    /// What is wrong, in words for people.
    public var detail: String {
        switch self {
        case .tooDeep(let limit, _): "nested deeper than \(limit) levels"
        case .duplicateKey: "a member's name comes twice"
        case .numberOutOfRange: "a number does not fit 64 bits"
        case .invalidUTF8: "the text is not UTF-8"
        case .nullCharacter: "a string holds a null character"
        case .truncated: "the text ends too early"
        case .trailingText: "text follows the value"
        case .malformed: "the text is not JSON"
        }
    }
}
