// SPDX-License-Identifier: MIT

/// Bech32m: bytes as text with a network's name in front and a checksum behind.
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let generators: [UInt32] = [
        0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3,
    ]
    private static let finalSum: UInt32 = 0x2BC8_30A3
    private static let checksumLength = 6

    /// The text of `data` under a human-readable part.
    static func encode(_ data: [UInt8], prefix: String) -> String {
        var values: [UInt8] = []
        var pending: UInt32 = 0
        var pendingBits: UInt32 = 0
        for byte in data {
            pending = pending << 8 | UInt32(byte)
            pendingBits += 8
            while pendingBits >= 5 {
                pendingBits -= 5
                values.append(UInt8(pending >> pendingBits & 31))
            }
            pending &= (1 << pendingBits) - 1
        }
        if pendingBits > 0 { values.append(UInt8(pending << (5 - pendingBits) & 31)) }
        let padding = [UInt8](repeating: 0, count: checksumLength)
        let sum = polymod(expand(Array(prefix.utf8)) + values + padding) ^ finalSum
        let checksum = (0..<checksumLength).map { UInt8(sum >> UInt32(5 * (5 - $0)) & 31) }
        let text = (values + checksum).map { alphabet[Int($0)] }
        return prefix + "1" + String(decoding: text, as: UTF8.self)
    }

    /// The human-readable part, in the case it was written in, and the data.
    static func decode(_ text: String) throws(Bech32Error) -> (prefix: String, data: [UInt8]) {
        let characters = Array(text.utf8)
        guard let separator = characters.lastIndex(of: 0x31) else { throw .separatorMissing }
        let prefix = Array(characters[..<separator])
        try check(prefix: prefix)
        guard !isMixed(characters) else { throw .mixedCase }
        var values: [UInt8] = []
        for character in characters[(separator + 1)...] {
            let lower = (65...90).contains(character) ? character | 32 : character
            guard let value = alphabet.firstIndex(of: lower) else { throw .character(character) }
            values.append(UInt8(value))
        }
        guard values.count >= checksumLength, polymod(expand(prefix) + values) == finalSum else {
            throw .checksum
        }
        let data = try unpack(values.dropLast(checksumLength))
        return (String(decoding: prefix, as: UTF8.self), data)
    }

    /// Checks a human-readable part.
    static func check(prefix: [UInt8]) throws(Bech32Error) {
        guard (1...83).contains(prefix.count) else { throw .prefixLength(prefix.count) }
        for character in prefix where !(33...126).contains(character) {
            throw .character(character)
        }
        guard !isMixed(prefix) else { throw .mixedCase }
    }

    private static func isMixed(_ characters: [UInt8]) -> Bool {
        characters.contains { (65...90).contains($0) }
            && characters.contains { (97...122).contains($0) }
    }

    private static func unpack(_ values: ArraySlice<UInt8>) throws(Bech32Error) -> [UInt8] {
        var data: [UInt8] = []
        var pending: UInt32 = 0
        var pendingBits: UInt32 = 0
        for value in values {
            pending = pending << 5 | UInt32(value)
            pendingBits += 5
            if pendingBits >= 8 {
                pendingBits -= 8
                data.append(UInt8(pending >> pendingBits))
                pending &= (1 << pendingBits) - 1
            }
        }
        guard pendingBits < 5, pending == 0 else { throw .padding }
        return data
    }

    private static func expand(_ prefix: [UInt8]) -> [UInt8] {
        let lower = prefix.map { (65...90).contains($0) ? $0 | 32 : $0 }
        return lower.map { $0 >> 5 } + [0] + lower.map { $0 & 31 }
    }

    private static func polymod(_ values: [UInt8]) -> UInt32 {
        var sum: UInt32 = 1
        for value in values {
            let top = sum >> 25
            sum = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
            for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { sum ^= generators[bit] }
        }
        return sum
    }
}

/// Why a text is no bech32m.
public enum Bech32Error: Error, Equatable, Sendable {
    /// There is no `1` between the human-readable part and the data.
    case separatorMissing
    /// The human-readable part has no or more than 83 characters.
    case prefixLength(Int)
    /// A character may not stand where it does.
    case character(UInt8)
    /// Lower and upper case are mixed.
    case mixedCase
    /// The checksum does not agree, or is that of plain bech32.
    case checksum
    /// The bits behind the last byte are too many or not zero.
    case padding
}
