// SPDX-License-Identifier: MIT

/// Percent escapes of URLs (RFC 3986, section 2.1).
public enum PercentCoding {
    /// Decodes one part of a URL.
    ///
    /// - Parameters:
    ///   - part: The raw bytes; offsets in errors are those of the slice's base.
    ///   - plusIsBlank: Whether `+` stands for a blank, as forms write queries.
    /// - Returns: The text, free of control characters.
    /// - Throws: ``RequestTargetError`` when an escape is broken or yields forbidden text.
    public static func decode(
        _ part: ArraySlice<UInt8>,
        plusIsBlank: Bool
    ) throws(RequestTargetError) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var index = part.startIndex
        while index < part.endIndex {
            let byte = part[index]
            if byte == 0x25 {
                guard index + 2 < part.endIndex, let high = nibble(part[index + 1]),
                    let low = nibble(part[index + 2])
                else { throw .malformedEscape(offset: index) }
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(byte == 0x2B && plusIsBlank ? 0x20 : byte)
                index += 1
            }
        }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw .forbiddenText }
        return text
    }

    /// Escapes all but the unreserved characters.
    public static func encode(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            default:
                result.append(0x25)
                for digit in [byte >> 4, byte & 15] {
                    result.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
