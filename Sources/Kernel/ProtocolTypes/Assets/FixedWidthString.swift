// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Text in a fixed number of words: a length byte, UTF-8 and zeros, seven bytes to an element.
public struct FixedWidthString: Hashable, Sendable {
    /// Words of a token's name; 32 bytes by rule.
    public static let tokenNameWordCount = 2
    /// The longest name of a token.
    public static let tokenNameMaxByteCount = 32
    /// Words of a description, a logo's address and an external link; 195 bytes.
    public static let longTextWordCount = 7

    /// The text.
    public let text: String
    /// The words.
    public let words: [Word]

    /// Puts text into words; 28 bytes to a word less one, or fewer by rule.
    public init(
        _ text: String,
        wordCount: Int,
        maxByteCount: Int = .max
    ) throws(FixedWidthStringError) {
        let bytes = Array(text.utf8)
        let limit = min(28 * wordCount - 1, maxByteCount, Self.maxLengthByte)
        guard bytes.count <= limit else { throw .tooLong(bytes.count, limit: limit) }
        var padded = [UInt8(bytes.count)] + bytes
        padded += [UInt8](repeating: 0, count: 28 * wordCount - padded.count)
        var elements: [Felt] = []
        for start in stride(from: 0, to: padded.count, by: 7) {
            let value = padded[start..<start + 7].reversed().reduce(UInt64(0)) {
                $0 << 8 | UInt64($1)
            }
            elements.append(Felt(reducing: value))
        }
        self.text = text
        words = stride(from: 0, to: elements.count, by: 4).map { Word(elements, at: $0) }
    }

    private static let maxLengthByte = 251

    /// Reads text out of words.
    public init(words: [Word]) throws(FixedWidthStringError) {
        var bytes: [UInt8] = []
        for felt in words.flatMap(\.elements) {
            guard felt.value >> 56 == 0 else { throw .invalidPadding }
            bytes += (0..<7).map { UInt8(truncatingIfNeeded: felt.value >> UInt64(8 * $0)) }
        }
        let length = Int(bytes.first ?? 0)
        guard length <= Self.maxLengthByte, length < max(bytes.count, 1) else {
            throw .invalidLength(length)
        }
        let raw = Array(bytes.dropFirst().prefix(length))
        guard let text = String(validating: raw, as: UTF8.self) else { throw .invalidUTF8 }
        self.text = text
        self.words = words
    }
}

/// Why words hold no text, or text does not fit.
public enum FixedWidthStringError: Error, Equatable, Sendable {
    /// The text is longer than there is room.
    case tooLong(Int, limit: Int)
    /// The eighth byte of an element is not zero.
    case invalidPadding
    /// The length byte is more than there can be.
    case invalidLength(Int)
    /// The bytes are no UTF-8.
    case invalidUTF8
}
