// SPDX-License-Identifier: MIT

/// Checks UTF-8 byte by byte, so that a message is refused at its first wrong byte.
struct UTF8Check: Sendable {
    private var missing = 0
    private var next: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether no character is cut off here.
    var isAtBoundary: Bool { missing == 0 }

    /// Takes bytes; `false` when they cannot be the next part of a text.
    mutating func accept(_ bytes: ArraySlice<UInt8>) -> Bool {
        for byte in bytes {
            if missing == 0 {
                guard start(byte) else { return false }
            } else {
                guard next.contains(byte) else { return false }
                next = 0x80...0xBF
                missing -= 1
            }
        }
        return true
    }

    /// Begins a character; the ranges leave out long forms, surrogates and what is past the end.
    private mutating func start(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x7F: return true
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, next) = (2, 0xA0...0xBF)
        case 0xED: (missing, next) = (2, 0x80...0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, next) = (3, 0x90...0xBF)
        case 0xF4: (missing, next) = (3, 0x80...0x8F)
        case 0xF1...0xF3: missing = 3
        default: return false
        }
        return true
    }
}
