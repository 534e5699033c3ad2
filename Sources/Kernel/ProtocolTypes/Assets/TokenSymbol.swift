// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The short name of a fungible asset: 1 to 12 capital letters, as one element.
public struct TokenSymbol: Hashable, Sendable {
    /// The largest element that is a symbol: twelve times Z.
    public static let maxValue: UInt64 = 2_481_152_873_203_736_562

    /// The letters.
    public let text: String
    /// The element.
    public let felt: Felt

    /// Takes 1 to 12 capital letters.
    public init(_ text: String) throws(SymbolError) {
        felt = try Symbol.encode(text, alphabet: Symbol.letters)
        self.text = text
    }

    /// Reads an element.
    public init(_ felt: Felt) throws(SymbolError) {
        text = try Symbol.decode(felt.value, alphabet: Symbol.letters, maxValue: Self.maxValue)
        self.felt = felt
    }
}

/// The name of a role: 1 to 12 capital letters or underscores, as one element.
public struct RoleSymbol: Hashable, Sendable {
    /// The largest element that is a symbol: twelve underscores.
    public static let maxValue: UInt64 = 4_052_555_153_018_976_252

    /// The letters.
    public let text: String
    /// The element.
    public let felt: Felt

    /// Takes 1 to 12 capital letters or underscores.
    public init(_ text: String) throws(SymbolError) {
        felt = try Symbol.encode(text, alphabet: Symbol.lettersAndUnderscore)
        self.text = text
    }

    /// Reads an element.
    public init(_ felt: Felt) throws(SymbolError) {
        text = try Symbol.decode(
            felt.value,
            alphabet: Symbol.lettersAndUnderscore,
            maxValue: Self.maxValue
        )
        self.felt = felt
    }
}

/// Why there is no such symbol.
public enum SymbolError: Error, Equatable, Sendable {
    /// There are not 1 to 12 letters.
    case invalidLength(Int)
    /// A character is not in the alphabet.
    case invalidCharacter
    /// The element is zero.
    case valueTooSmall(UInt64)
    /// The element is above the largest symbol.
    case valueTooLarge(UInt64)
    /// Letters are left when all were read.
    case dataLeft(UInt64)
}

/// Text as digits of a number whose last digit is the length.
private enum Symbol {
    static let maxLength = 12
    static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    static let lettersAndUnderscore = letters + [UInt8(ascii: "_")]

    static func encode(_ text: String, alphabet: [UInt8]) throws(SymbolError) -> Felt {
        let bytes = Array(text.utf8)
        guard (1...maxLength).contains(bytes.count) else { throw .invalidLength(bytes.count) }
        let base = UInt64(alphabet.count)
        var value: UInt64 = 0
        for byte in bytes {
            guard let digit = alphabet.firstIndex(of: byte) else { throw .invalidCharacter }
            value = value * base + UInt64(digit)
        }
        return Felt(reducing: value * base + UInt64(bytes.count))
    }

    static func decode(
        _ value: UInt64,
        alphabet: [UInt8],
        maxValue: UInt64
    ) throws(SymbolError) -> String {
        guard value > 0 else { throw .valueTooSmall(value) }
        guard value <= maxValue else { throw .valueTooLarge(value) }
        let base = UInt64(alphabet.count)
        let length = Int(value % base)
        guard (1...maxLength).contains(length) else { throw .invalidLength(length) }
        var rest = value / base
        var bytes: [UInt8] = []
        for _ in 0..<length {
            bytes.append(alphabet[Int(rest % base)])
            rest /= base
        }
        guard rest == 0 else { throw .dataLeft(rest) }
        return String(decoding: bytes.reversed(), as: UTF8.self)
    }
}
