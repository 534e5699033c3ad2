// SPDX-License-Identifier: MIT

extension Word {
    /// The 32 bytes: elements in order, little-endian.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for index in 0..<4 {
            let value = self[index].value
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: value >> shift))
            }
        }
        return bytes
    }

    /// Creates a word from 32 bytes of four canonical elements.
    /// - Throws: ``FeltError`` when the length is not 32 or an element is `p` or more.
    public init(bytes: [UInt8]) throws(FeltError) {
        guard bytes.count == 32 else { throw .malformedText }
        var values: [Felt] = []
        for start in stride(from: 0, to: 32, by: 8) {
            var value: UInt64 = 0
            for index in (start..<start + 8).reversed() {
                value = value << 8 | UInt64(bytes[index])
            }
            values.append(try Felt(canonical: value))
        }
        self.init(values)
    }

    /// `0x` and 64 lower-case hex digits.
    public var hex: String { "0x" + hexDigits(bytes) }

    /// Creates a word from 64 hex digits of either case, with or without `0x`.
    /// - Throws: ``FeltError`` when the text has another shape or an element is `p` or more.
    public init(hex: String) throws(FeltError) {
        guard let bytes = hexBytes(hex) else { throw .malformedText }
        try self.init(bytes: bytes)
    }
}

/// Lower-case hex digits of `bytes`, without a prefix.
public func hexDigits(_ bytes: [UInt8]) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count * 2)
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            digits.append(nibble < 10 ? 48 + nibble : 87 + nibble)
        }
    }
    return String(decoding: digits, as: UTF8.self)
}

/// The bytes behind hex digits of either case, with or without `0x`; nil for any other text.
public func hexBytes(_ text: String) -> [UInt8]? {
    var digits = Array(text.utf8)
    if digits.count >= 2, digits[0] == 48, digits[1] | 32 == 120 { digits.removeFirst(2) }
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
        let nibble: UInt8
        switch digit {
        case 48...57: nibble = digit - 48
        case 97...102: nibble = digit - 87
        case 65...70: nibble = digit - 55
        default: return nil
        }
        if let first = high {
            bytes.append(first << 4 | nibble)
            high = nil
        } else {
            high = nibble
        }
    }
    return bytes
}
