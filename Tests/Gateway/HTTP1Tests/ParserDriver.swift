// SPDX-License-Identifier: MIT

import HTTP1
import HTTPSemantics

/// What a parser makes of bytes: the requests up to an error, and the error.
struct ParserOutcome: Equatable {
    var requests: [String] = []
    var leaves = 0
    var error: HTTP1Error?

    /// Feeds `pieces` one after the other and drains the parser after each.
    init(feeding pieces: some Sequence<some Collection<UInt8>>, bodyBytesMax: Int = 1_000) {
        let peer = PeerAddress(host: "::1", port: 9)
        var parser = HTTP1Parser(peer: peer, bodyLimit: { _, _ in bodyBytesMax })
        for piece in pieces where error == nil {
            parser.feed(piece)
            do throws(HTTP1Error) {
                while let event = try parser.next() {
                    switch event {
                    case .expectsContinue: leaves += 1
                    case .request(let request): requests.append(ParserOutcome.text(request))
                    }
                }
            } catch { self.error = error }
        }
    }

    init(_ text: String, bodyBytesMax: Int = 1_000) {
        self.init(feeding: [Array(text.utf8)], bodyBytesMax: bodyBytesMax)
    }

    /// One line that tells everything of a request.
    private static func text(_ request: HTTPRequest) -> String {
        let fields = request.fields.all.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        let body = String(decoding: request.body, as: UTF8.self)
        return "\(request.method) \(request.target.raw) \(request.version) [\(fields)] \(body)"
    }
}

/// A request with the given lines between its first line and the empty one.
func message(_ lines: String..., body: String = "", method: String = "POST") -> String {
    (["\(method) / HTTP/1.1", "Host: a"] + lines).joined(separator: "\r\n") + "\r\n\r\n" + body
}
