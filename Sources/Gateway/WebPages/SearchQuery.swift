// SPDX-License-Identifier: MIT

/// What a text in the search field reads as.
public enum SearchQuery: Sendable, Equatable {
    /// Nothing was typed.
    case empty
    /// The number of a block.
    case blockNumber(UInt32)
    /// A word that names a block: `tip`, `proven` or `genesis`.
    case blockName(String)
    /// An account's id, as `0x` and 30 lower-case hex digits.
    case account(String)
    /// An account's address in bech32, in lower case, without routing.
    case address(String)
    /// A word, as `0x` and 64 lower-case hex digits: a block, transaction, note or nullifier.
    case word(String)
    /// None of these.
    case unreadable

    /// Reads a text by its shape; spaces around it, commas in numbers and case do not matter.
    public init(_ text: String) {
        let trimmed = text.lowercased().drop(while: \.isWhitespace)
        guard let end = trimmed.lastIndex(where: { !$0.isWhitespace }) else {
            self = .empty
            return
        }
        let query = trimmed[...end]
        if ["tip", "proven", "genesis"].contains(query) {
            self = .blockName(String(query))
        } else if let number = Self.number(query) {
            self = .blockNumber(number)
        } else if let digits = Self.hexDigits(query), digits.count == 30 {
            self = .account("0x\(digits)")
        } else if let digits = Self.hexDigits(query), digits.count == 64 {
            self = .word("0x\(digits)")
        } else if let address = Self.address(query) {
            self = .address(address)
        } else {
            self = .unreadable
        }
    }

    private static func number(_ text: Substring) -> UInt32? {
        let digits = text.utf8.filter { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "#") }
        guard !digits.isEmpty, digits.count <= 10 else { return nil }
        var value: UInt64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + UInt64(digit - UInt8(ascii: "0"))
        }
        return UInt32(exactly: value)
    }

    private static func hexDigits(_ text: Substring) -> Substring? {
        let digits = text.hasPrefix("0x") ? text.dropFirst(2) : text
        return digits.utf8.allSatisfy(isHexDigit) ? digits : nil
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }

    /// The part before the routing, if it has bech32's shape; its checksum is not looked at.
    private static func address(_ text: Substring) -> String? {
        let identifier = text.split(separator: "_", omittingEmptySubsequences: false)[0]
        guard let separator = identifier.lastIndex(of: "1"), separator > identifier.startIndex
        else { return nil }
        let data = identifier[identifier.index(after: separator)...]
        let alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
        let isBech32 = data.count >= 30 && data.count <= 90 && data.allSatisfy(alphabet.contains)
        return isBech32 ? String(identifier) : nil
    }
}
