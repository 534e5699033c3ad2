// SPDX-License-Identifier: MIT

private let base64Alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
)

extension JSONWriter {
    /// Writes bytes as `0x` and two lower-case hexadecimal digits each.
    public mutating func hex(_ data: some Collection<UInt8>) {
        plainString(count: 2 + 2 * data.count) { bytes in
            bytes.append(contentsOf: [0x30, 0x78])
            for byte in data {
                bytes.append(HexDigits.lower(byte >> 4))
                bytes.append(HexDigits.lower(byte & 15))
            }
        }
    }

    /// Writes bytes in base64 with padding (RFC 4648, section 4).
    public mutating func base64(_ data: [UInt8]) {
        plainString(count: (data.count + 2) / 3 * 4) { Base64.append(data, to: &$0) }
    }
}

/// Base64 with padding (RFC 4648, section 4).
public enum Base64 {
    /// The text of `data`, as ASCII.
    public static func encode(_ data: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((data.count + 2) / 3 * 4)
        append(data, to: &text)
        return text
    }

    /// The bytes that `text` stands for; `nil` unless it is exactly what ``encode(_:)`` gives.
    ///
    /// Strict: padding is required, and the bits that padding leaves over must be zero, so each
    /// byte string has one text.
    public static func decode(_ text: [UInt8]) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var data: [UInt8] = []
        data.reserveCapacity(text.count / 4 * 3)
        for start in stride(from: 0, to: text.count, by: 4) {
            let isLast = start + 4 == text.count
            let paddingCount =
                isLast ? (text[start + 3] == 0x3D ? (text[start + 2] == 0x3D ? 2 : 1) : 0) : 0
            var group: UInt32 = 0
            for offset in 0..<4 {
                let isPadding = offset >= 4 - paddingCount
                guard let value = isPadding ? 0 : sextet(text[start + offset]) else { return nil }
                group = group << 6 | value
            }
            guard group & (1 << (8 * UInt32(paddingCount)) - 1) == 0 else { return nil }
            for offset in 0..<(3 - paddingCount) {
                data.append(UInt8(truncatingIfNeeded: group >> (16 - 8 * UInt32(offset))))
            }
        }
        return data
    }

    static func append(_ data: [UInt8], to text: inout [UInt8]) {
        for start in stride(from: 0, to: data.count, by: 3) {
            let taken = min(3, data.count - start)
            var group: UInt32 = 0
            for offset in 0..<3 {
                group = group << 8 | (offset < taken ? UInt32(data[start + offset]) : 0)
            }
            for offset in 0..<4 {
                let value = Int(group >> (18 - 6 * UInt32(offset)) & 63)
                text.append(offset <= taken ? base64Alphabet[value] : 0x3D)
            }
        }
    }

    private static func sextet(_ character: UInt8) -> UInt32? {
        switch character {
        case 0x41...0x5A: UInt32(character - 0x41)
        case 0x61...0x7A: UInt32(character - 0x61 + 26)
        case 0x30...0x39: UInt32(character - 0x30 + 52)
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
