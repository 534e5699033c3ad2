// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Lexer {
    mutating func scanNumber() {
        if current == 0x30, next == 0x78 { return scanHexadecimal() }
        if current == 0x30, next == 0x62 { return scanBinary() }
        let start = position
        var value: UInt64 = 0
        var overflows = false
        while Self.isDigit(current) {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, carries) = product.addingReportingOverflow(UInt64(current - 0x30))
            overflows = overflows || tooLarge || carries
            value = sum
            position += 1
        }
        if overflows { return emit(.numberTooLarge, from: start, as: .decimal) }
        emit(.decimal, from: start, value: value)
    }

    private mutating func scanHexadecimal() {
        let start = position
        position += 2
        while Self.nibble(current) != nil { position += 1 }
        let digits = bytes[start + 2..<position]
        switch digits.count + digits.count % 2 {
        case 0: emit(.missingDigits, from: start, as: .hexadecimal)
        case 2...16:
            var value: UInt64 = 0
            for digit in digits { value = value << 4 | UInt64(Self.nibble(digit) ?? 0) }
            if value >= Felt.modulus {
                return emit(.numberTooLarge, from: start, as: .hexadecimal)
            }
            emit(.hexadecimal, from: start, value: value)
        case 64:
            let padding = digits.count == 63 ? "0" : ""
            let text = padding + String(decoding: digits, as: UTF8.self)
            guard let word = try? Word(hex: text) else {
                return emit(.numberTooLarge, from: start, as: .word)
            }
            emit(.word, from: start, value: UInt64(list.words.count))
            list.words.append(word)
        default:
            let kind = digits.count > 32 ? Token.Kind.word : .hexadecimal
            emit(.hexLength(digits.count), from: start, as: kind)
        }
    }

    private mutating func scanBinary() {
        let start = position
        position += 2
        var value: UInt64 = 0
        while current == 0x30 || current == 0x31 {
            value = value << 1 | UInt64(current & 1)
            position += 1
        }
        let count = position - start - 2
        if count == 0 { return emit(.missingDigits, from: start, as: .binary) }
        if count > 32 { return emit(.binaryLength(count), from: start, as: .binary) }
        emit(.binary, from: start, value: value)
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x57
        case 0x41...0x46: byte - 0x37
        default: nil
        }
    }

    mutating func scanQuoted() {
        let start = position
        position += 1
        var isName = true
        while position < bytes.count, current != 0x22, current != 0x0A {
            if current == 0x5C, next == 0x22 || next == 0x0A { position += 1 }
            isName = isName && current != 0x5C && current != 0x0A && current != 0x22
            position += 1
        }
        guard current == 0x22 else { return emit(.unclosedQuote, from: start, as: .text) }
        let content = bytes[start + 1..<position]
        position += 1
        isName = isName && !content.isEmpty && PathText.isGraphic(content)
        emit(isName ? .quotedName : .text, from: start)
    }

    mutating func scanDocumentation() {
        let start = position
        var length = -1
        var isJoined = true
        while isJoined {
            position += 2
            let lineStart = position
            while position < bytes.count, current != 0x0A { position += 1 }
            length += trimmedLength(lineStart..<position) + 1
            isJoined =
                position + 2 < bytes.count && bytes[position + 1] == 0x23
                && bytes[position + 2] == 0x21
            if isJoined { position += 1 }
        }
        emit(.documentation, from: start, value: UInt64(max(0, length)))
    }

    private func trimmedLength(_ range: Range<Int>) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, bytes[low] <= 0x20 { low += 1 }
        while low < high, bytes[high - 1] <= 0x20 { high -= 1 }
        return high - low
    }
}
