// SPDX-License-Identifier: MIT

internal import HTTPSemantics

extension HTTP1Parser {
    mutating func readFixedBody(remaining: Int) throws(HTTP1Error) -> Bool {
        let part = input.take(remaining)
        guard !part.isEmpty else { return false }
        try appendToBody(part)
        state = .fixedBody(remaining: remaining - part.count)
        if part.count == remaining { finishRequest() }
        return true
    }

    mutating func readChunkSize() throws(HTTP1Error) -> Bool {
        let limit = HTTPLimits.chunkLineBytesMax
        guard let line = try takeLine(byteCountMax: limit, tooLong: .malformedChunkSize) else {
            return false
        }
        let digits = line.prefix { $0 != 0x3B }
        let rest = line[digits.endIndex...]
        guard (1...8).contains(digits.count),
            rest.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 })
        else { throw .malformedChunkSize }
        var size = 0
        for digit in digits {
            guard let value = HTTP1Parser.hexValue(digit) else { throw .malformedChunkSize }
            size = size << 4 | value
        }
        if size == 0 {
            headBytes = 0
            state = .trailers
            return true
        }
        guard bodyByteCount + size <= bodyBytesMax else {
            throw .bodyTooLarge(limit: bodyBytesMax)
        }
        state = .chunkData(remaining: size)
        return true
    }

    mutating func readChunkData(remaining: Int) throws(HTTP1Error) -> Bool {
        let part = input.take(remaining)
        guard !part.isEmpty else { return false }
        try appendToBody(part)
        let left = remaining - part.count
        state = left == 0 ? .chunkEnd : .chunkData(remaining: left)
        return true
    }

    private mutating func appendToBody(_ part: ArraySlice<UInt8>) throws(HTTP1Error) {
        guard draft?.bodyHold?.grow(by: part.count) ?? true else { throw .bodiesTooLarge }
        draft?.body.append(contentsOf: part)
    }

    mutating func readChunkEnd() throws(HTTP1Error) -> Bool {
        guard input.count >= 2 else { return false }
        guard input.take(2).elementsEqual([0x0D, 0x0A]) else { throw .malformedChunkEnd }
        state = .chunkSize
        return true
    }

    /// Reads a trailer field by the rules of header fields and drops it.
    mutating func readTrailer() throws(HTTP1Error) -> Bool {
        guard let line = try takeHeadLine() else { return false }
        if line.isEmpty {
            finishRequest()
            return true
        }
        _ = try FieldLine(line)
        trailerCount += 1
        guard trailerCount <= HTTPLimits.headerFieldsMax else { throw .tooManyFields }
        return true
    }

    private static func hexValue(_ digit: UInt8) -> Int? {
        switch digit {
        case 0x30...0x39: Int(digit - 0x30)
        case 0x41...0x46: Int(digit - 0x37)
        case 0x61...0x66: Int(digit - 0x57)
        default: nil
        }
    }
}
