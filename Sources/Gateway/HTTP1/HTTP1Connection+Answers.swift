// SPDX-License-Identifier: MIT

public import HTTPSemantics

extension HTTP1Connection {
    /// Up to this size a body is copied behind its head: one write is cheaper than no copy.
    private static let joinedBodyBytesMax = 8 << 10

    /// Answers the request that was handed out last.
    ///
    /// - Parameters:
    ///   - response: The whole answer.
    ///   - date: The value of the `date` field.
    ///   - now: The time.
    public mutating func respond(_ response: HTTPResponse, date: String? = nil, now: Moment) {
        guard case .answering(let exchange) = serving else { return }
        let framing: HTTP1ResponseEncoder.Framing =
            response.status.forbidsBody ? .none : .length(response.body.count)
        var bytes = head(response, framing: framing, exchange: exchange, date: date)
        let body = exchange.isHead || response.status.forbidsBody ? [] : response.body
        if body.count <= HTTP1Connection.joinedBodyBytesMax {
            bytes.append(contentsOf: body)
            actions.append(.write(bytes))
        } else {
            actions.append(.write(bytes))
            actions.append(.write(body))
        }
        finishExchange(exchange, closes: closesAfter(exchange), now: now)
    }

    /// Begins an answer whose body comes in pieces.
    ///
    /// - Returns: Whether pieces are wanted; `false` for HEAD, whose answer is whole with this.
    public mutating func beginStream(
        _ response: HTTPResponse,
        date: String? = nil,
        now: Moment
    ) -> Bool {
        guard case .answering(let exchange) = serving else { return false }
        let framing: HTTP1ResponseEncoder.Framing = exchange.isHTTP10 ? .untilClose : .chunked
        actions.append(
            .write(head(response, framing: framing, exchange: exchange, date: date))
        )
        if exchange.isHead || response.status.forbidsBody {
            finishExchange(exchange, closes: closesAfter(exchange), now: now)
            return false
        }
        serving = .streaming(exchange, isChunked: !exchange.isHTTP10)
        return true
    }

    /// Sends a piece of the body.
    public mutating func sendPiece(_ bytes: [UInt8]) {
        guard case .streaming(_, let isChunked) = serving, !bytes.isEmpty else { return }
        if isChunked {
            actions.append(.write(HTTP1ResponseEncoder.chunkHead(byteCount: bytes.count)))
        }
        actions.append(.write(bytes))
        if isChunked { actions.append(.write([0x0D, 0x0A])) }
    }

    /// Ends the body.
    public mutating func endStream(now: Moment) {
        guard case .streaming(let exchange, let isChunked) = serving else { return }
        if isChunked { actions.append(.write(HTTP1ResponseEncoder.lastChunk)) }
        finishExchange(exchange, closes: closesAfter(exchange) || !isChunked, now: now)
    }

    /// Answers a handshake and leaves the connection to the other protocol.
    public mutating func switchProtocols(_ response: HTTPResponse) {
        guard case .answering(let exchange) = serving, exchange.isUpgrade else { return }
        let bytes = HTTP1ResponseEncoder.head(
            101,
            fields: response.fields,
            framing: .none,
            connection: "Upgrade",
            date: nil
        )
        actions.append(.write(bytes))
        actions.append(.upgraded(rest: parser.takeRest()))
        serving = .ended
        queue.removeAll()
    }

    private func closesAfter(_ exchange: Exchange) -> Bool {
        isDraining || !exchange.keepsAlive
    }

    private func head(
        _ response: HTTPResponse,
        framing: HTTP1ResponseEncoder.Framing,
        exchange: Exchange,
        date: String?
    ) -> [UInt8] {
        let closes = closesAfter(exchange) || framing == .untilClose
        return HTTP1ResponseEncoder.head(
            response.status,
            fields: response.fields,
            framing: framing,
            connection: closes ? "close" : exchange.isHTTP10 ? "keep-alive" : nil,
            date: date
        )
    }

    private mutating func finishExchange(_ exchange: Exchange, closes: Bool, now: Moment) {
        servedCount += 1
        holdsParser = false
        if closes {
            end()
        } else {
            serving = .nothing(since: now)
            advance(now: now)
        }
    }
}
