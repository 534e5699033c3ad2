// SPDX-License-Identifier: MIT

internal import HTTPSemantics

extension HTTP1Parser {
    mutating func readRequestLine() throws(HTTP1Error) -> Bool {
        let limit = HTTPLimits.requestLineBytesMax
        guard let line = try takeLine(byteCountMax: limit, tooLong: .requestLineTooLong) else {
            return false
        }
        // RFC 9112 asks to pass over an empty line that an old client adds to a body; it counts
        // as header bytes so that there is an end to them.
        if line.isEmpty {
            headBytes += 2
            guard headBytes <= 8 else { throw .malformedRequestLine }
            return true
        }
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count == 3, !words[0].isEmpty, words[0].allSatisfy(Token.contains) else {
            throw .malformedRequestLine
        }
        let version = try HTTP1Parser.version(words[2])
        let target: RequestTarget
        do throws(RequestTargetError) {
            target = try RequestTarget(Array(words[1]))
        } catch {
            throw .malformedTarget(error)
        }
        draft = HTTPRequest(
            method: HTTPMethod(String(decoding: words[0], as: UTF8.self)),
            target: target,
            version: version,
            peer: peer
        )
        headBytes = 0
        state = .fields
        return true
    }

    private static func version(_ word: ArraySlice<UInt8>) throws(HTTP1Error) -> HTTPVersion {
        let text = Array(word)
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        guard text.count == 8, text.starts(with: Array("HTTP/".utf8)), text[6] == 0x2E,
            isDigit(text[5]), isDigit(text[7])
        else { throw .malformedVersion }
        guard text[5] == 0x31 else { throw .unsupportedVersion }
        switch text[7] {
        case 0x30: return .http10
        case 0x31: return .http11
        default: throw .unsupportedVersion
        }
    }

    mutating func readField() throws(HTTP1Error) -> Bool {
        guard let line = try takeHeadLine() else { return false }
        if line.isEmpty {
            try finishHead()
            return true
        }
        let field = try FieldLine(line)
        guard (draft?.fields.count ?? 0) < HTTPLimits.headerFieldsMax else {
            throw .tooManyFields
        }
        draft?.fields.append(field.name, field.value)
        return true
    }

    private mutating func finishHead() throws(HTTP1Error) {
        guard let head = draft else { return }
        try checkHost(head)
        let framing = try BodyFraming(head.fields, version: head.version)
        bodyBytesMax = framing == .none ? 0 : bodyLimit(head.method, head.target)
        if case .length(let length) = framing, length > bodyBytesMax {
            throw .bodyTooLarge(limit: bodyBytesMax)
        }
        if let expectation = head.fields["expect"], head.version != .http10 {
            guard expectation.lowercased() == "100-continue" else { throw .unknownExpectation }
            if framing != .none { emit(.expectsContinue) }
        }
        if framing != .none { draft?.bodyHold = bodyBudget.map(BodyHold.init) }
        switch framing {
        case .none: finishRequest()
        case .length(let length):
            draft?.body.reserveCapacity(min(length, 64 << 10))
            state = .fixedBody(remaining: length)
        case .chunked: state = .chunkSize
        }
    }

    private func checkHost(_ head: HTTPRequest) throws(HTTP1Error) {
        let hosts = head.fields.values(of: "host")
        guard hosts.count <= 1 else { throw .repeatedHost }
        guard let host = hosts.first else {
            if head.version == .http10 { return }
            throw .missingHost
        }
        let isPlain = host.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5B, 0x5D, 0x5F: true
            default: false
            }
        }
        guard isPlain else { throw .malformedHost }
        if let authority = head.target.authority, authority.lowercased() != host.lowercased() {
            throw .malformedHost
        }
    }
}
