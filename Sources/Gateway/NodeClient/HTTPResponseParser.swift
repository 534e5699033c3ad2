// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// Reads one answer of HTTP/1.1 from bytes as they come; does no I/O.
public struct HTTPResponseParser: Sendable {
    /// What is wrong with the bytes.
    public enum Fault: Error, Equatable, Sendable {
        /// The first line is none of an answer.
        case statusLine
        /// A field has no name or no colon, or there are too many.
        case fields
        /// The head is larger than ``HTTPSemantics/HTTPLimits/headerBytesMax``.
        case headTooLarge
        /// The length of the body is no number, or there are two.
        case length
        /// A chunk does not have the form it needs.
        case chunk
        /// The body is larger than was allowed.
        case bodyTooLarge(limit: Int)
        /// The connection ended before the answer.
        case truncated
    }

    private enum Phase {
        case head
        case body(left: Int)
        case chunkHead
        case chunk(left: Int)
        case chunkEnd
        case trailers
        /// As long as the connection lasts.
        case rest
        case complete
    }

    private let bodyBytesMax: Int
    private var phase = Phase.head
    private var input: [UInt8] = []
    /// The part of the input that was read.
    private var start = 0
    private var response = HTTPResponse(0)

    /// A parser that takes bodies of up to so many bytes.
    public init(bodyBytesMax: Int) { self.bodyBytesMax = bodyBytesMax }

    /// Takes bytes as they come.
    ///
    /// - Returns: The answer, once it is whole; what follows it is not looked at.
    /// - Throws: ``Fault``; the parser is then of no more use.
    public mutating func receive(_ bytes: some Collection<UInt8>) throws(Fault) -> HTTPResponse? {
        input.append(contentsOf: bytes)
        while try advance() {}
        input.removeFirst(start)
        start = 0
        if case .complete = phase { return response }
        return nil
    }

    /// Tells that no more bytes come.
    ///
    /// - Returns: The answer, if it was to last as long as the connection.
    /// - Throws: ``Fault/truncated``.
    public mutating func finish() throws(Fault) -> HTTPResponse {
        switch phase {
        case .rest, .complete: return response
        case .head, .body, .chunkHead, .chunk, .chunkEnd, .trailers: throw .truncated
        }
    }

    /// Goes one step; false if it needs more bytes or none.
    private mutating func advance() throws(Fault) -> Bool {
        switch phase {
        case .head: return try readHead()
        case .body(let left):
            phase = .body(left: left - (try take(left)))
            if case .body(0) = phase { phase = .complete }
            return false
        case .chunkHead: return try readChunkHead()
        case .chunk(let left):
            let rest = left - (try take(left))
            phase = rest == 0 ? .chunkEnd : .chunk(left: rest)
            return rest == 0
        case .chunkEnd:
            guard let line = try line(max: 0, else: .chunk) else { return false }
            guard line.isEmpty else { throw .chunk }
            phase = .chunkHead
            return true
        case .trailers:
            guard let line = try line(max: HTTPLimits.headerBytesMax, else: .headTooLarge)
            else { return false }
            if line.isEmpty { phase = .complete }
            return !line.isEmpty
        case .rest:
            _ = try take(.max)
            return false
        case .complete: return false
        }
    }

    /// Moves up to so many bytes to the body.
    private mutating func take(_ count: Int) throws(Fault) -> Int {
        let taken = min(count, input.count - start)
        guard taken <= bodyBytesMax - response.body.count else {
            throw .bodyTooLarge(limit: bodyBytesMax)
        }
        response.body.append(contentsOf: input[start..<start + taken])
        start += taken
        return taken
    }

    /// The next line without its end; nil if it is not whole.
    private mutating func line(max: Int, else fault: Fault) throws(Fault) -> ArraySlice<UInt8>? {
        guard let end = input[start...].firstIndex(of: 0x0A) else {
            if input.count - start > max + 1 { throw fault }
            return nil
        }
        var line = input[start..<end]
        if line.last == 0x0D { line.removeLast() }
        guard line.count <= max else { throw fault }
        start = end + 1
        return line
    }

    private mutating func readChunkHead() throws(Fault) -> Bool {
        guard let line = try line(max: HTTPLimits.chunkLineBytesMax, else: .chunk) else {
            return false
        }
        let digits = String(decoding: line.prefix { $0 != 0x3B }, as: UTF8.self)
        let isHex = digits.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
        guard isHex, let size = Int(digits, radix: 16) else { throw .chunk }
        phase = size == 0 ? .trailers : .chunk(left: size)
        return true
    }

    private func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension HTTPResponseParser {
    /// Reads the head once it is whole, and decides how the body ends.
    private mutating func readHead() throws(Fault) -> Bool {
        guard let length = headLength() else {
            if input.count - start > HTTPLimits.headerBytesMax { throw .headTooLarge }
            return false
        }
        guard length <= HTTPLimits.headerBytesMax else { throw .headTooLarge }
        let head = String(decoding: input[start..<start + length], as: UTF8.self)
        start += length
        var lines = head.split(whereSeparator: \.isNewline).map(String.init)[...]
        response = HTTPResponse(try status(lines.popFirst() ?? ""))
        guard lines.count <= HTTPLimits.headerFieldsMax else { throw .fields }
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
                !line.hasPrefix(" "), !line.hasPrefix("\t")
            else { throw .fields }
            let value = trimmed(String(line[line.index(after: colon)...]))
            response.fields.append(String(line[..<colon]), value)
        }
        // What comes before the answer proper is of no interest.
        if response.status.code < 200 { return true }
        phase = try framing()
        return true
    }

    /// The bytes up to and with the empty line; nil if it has not come.
    private func headLength() -> Int? {
        var previousEnd: Int?
        for index in input[start...].indices where input[index] == 0x0A {
            if let previousEnd {
                let between = input[(previousEnd + 1)..<index]
                if between.isEmpty || between.elementsEqual([0x0D]) { return index + 1 - start }
            }
            previousEnd = index
        }
        return nil
    }

    private func status(_ line: String) throws(Fault) -> HTTPStatus {
        let parts = line.split(separator: " ", maxSplits: 2)
        guard parts.count >= 2, parts[0] == "HTTP/1.1" || parts[0] == "HTTP/1.0",
            parts[1].utf8.count == 3, let code = Int(parts[1]), (100...599).contains(code),
            // Nothing was asked that changes the protocol.
            code != 101
        else { throw .statusLine }
        return HTTPStatus(code)
    }

    private func framing() throws(Fault) -> Phase {
        if response.status.forbidsBody { return .complete }
        if response.fields.contains("transfer-encoding") {
            // A length beside chunks is how answers are smuggled.
            guard response.fields.list("transfer-encoding").map({ $0.lowercased() }) == ["chunked"],
                !response.fields.contains("content-length")
            else { throw .length }
            return .chunkHead
        }
        let lengths = Set(response.fields.list("content-length"))
        guard let text = lengths.first else { return .rest }
        guard lengths.count == 1, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let length = Int(text)
        else { throw .length }
        guard length <= bodyBytesMax else { throw .bodyTooLarge(limit: bodyBytesMax) }
        return length == 0 ? .complete : .body(left: length)
    }
}
