// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// Compresses answers for clients that read compressed ones.
///
/// Text only: proofs and other canonical bytes look like noise and would only cost time.
public enum ContentCoding {
    /// Under this size the fields cost more than compression saves.
    static let bodyBytesMin = 1 << 10
    /// Over this size compression would hold a reactor up for longer than a few milliseconds.
    static let bodyBytesMax = 256 << 10

    /// The answer for a client with these `Accept-Encoding` fields.
    ///
    /// What could be compressed varies by that field, also where it was not compressed. The tag
    /// of a compressed answer is weak, since its bytes are others.
    public static func encode(
        _ response: HTTPResponse,
        acceptEncoding: [String]
    ) -> HTTPResponse {
        guard isCompressible(response) else { return response }
        var response = response
        let vary = response.fields["vary"].map { $0 + ", accept-encoding" } ?? "accept-encoding"
        response.fields["vary"] = vary
        guard accepts(acceptEncoding), let body = Gzip.compress(response.body),
            body.count < response.body.count
        else { return response }
        response.body = body
        response.fields["content-encoding"] = "gzip"
        if let tag = response.fields["etag"].flatMap({ EntityTag(parsing: $0) }) {
            response.fields["etag"] = EntityTag(tag.opaque, isWeak: true).description
        }
        return response
    }

    private static func isCompressible(_ response: HTTPResponse) -> Bool {
        guard (bodyBytesMin...bodyBytesMax).contains(response.body.count),
            !response.fields.contains("content-encoding"), !response.status.forbidsBody,
            let type = response.fields["content-type"].flatMap({ MediaType($0) })
        else { return false }
        switch (type.type, type.subtype) {
        case ("text", let subtype): return subtype != "event-stream"
        case ("application", "json"), ("application", "problem+json"),
            ("application", "x-ndjson"), ("application", "javascript"), ("image", "svg+xml"):
            return true
        default: return false
        }
    }

    /// Whether gzip is named, or covered by `*`, with a quality over zero.
    private static func accepts(_ fields: [String]) -> Bool {
        var (named, covered): (Bool?, Bool?) = (nil, nil)
        for item in fields.joined(separator: ",").split(separator: ",") {
            let parts = item.split(separator: ";").map { part in
                String(part.filter { $0 != " " && $0 != "\t" }).lowercased()
            }
            let isRefused = parts.dropFirst().contains { part in
                part.hasPrefix("q=") && part.dropFirst(2).allSatisfy { $0 == "0" || $0 == "." }
            }
            if parts.first == "gzip" || parts.first == "x-gzip" { named = !isRefused }
            if parts.first == "*" { covered = !isRefused }
        }
        return named ?? covered ?? false
    }
}
