// SPDX-License-Identifier: MIT

/// What a client can read, from its `Accept` fields.
public struct ContentNegotiation: Sendable {
    private struct Range {
        let media: MediaType
        let quality: Int
    }

    private let ranges: [Range]
    /// Whether the request had an `Accept` field at all.
    public let isStated: Bool

    /// What a Miden client demands of the node it talks to.
    public struct MidenRequirement: Sendable, Equatable {
        /// The protocol version it speaks.
        public let version: String?
        /// The genesis commitment of the chain that it is on.
        public let genesis: String?
    }

    /// The demands in `application/vnd.miden; version=…; genesis=…`, if the client sent them.
    public let miden: MidenRequirement?

    /// Reads the `Accept` fields; ranges that have no form are passed over.
    public init(_ fields: HTTPFields) {
        isStated = fields["accept"] != nil
        var ranges: [Range] = []
        var miden: MidenRequirement?
        for text in fields.list("accept") {
            guard let media = MediaType(text) else { continue }
            guard let quality = ContentNegotiation.quality(media["q"] ?? "1") else { continue }
            ranges.append(Range(media: media, quality: quality))
            if media.type == "application" && media.subtype == "vnd.miden" {
                miden = MidenRequirement(version: media["version"], genesis: media["genesis"])
            }
        }
        self.ranges = ranges
        self.miden = miden
    }

    /// The best of `offers` for the client; the server's order decides between equals.
    ///
    /// - Returns: `nil` when the client reads none of them, which is a 406. Without an `Accept`
    ///   field it is the first offer.
    public func best(of offers: [MediaType]) -> MediaType? {
        guard isStated else { return offers.first }
        var best: (offer: MediaType, quality: Int)?
        for offer in offers {
            let quality = quality(of: offer)
            if quality > best?.quality ?? 0 { best = (offer, quality) }
        }
        return best?.offer
    }

    /// The quality of an offer in thousandths: that of the most specific range which covers it.
    private func quality(of offer: MediaType) -> Int {
        var found = (specificity: -1, quality: 0)
        for range in ranges {
            guard let specificity = ContentNegotiation.specificity(range.media, offer) else {
                continue
            }
            if specificity > found.specificity { found = (specificity, range.quality) }
        }
        return found.quality
    }

    private static func specificity(_ range: MediaType, _ offer: MediaType) -> Int? {
        if range.type == offer.type && range.subtype == offer.subtype { return 3 }
        if range.type == offer.type && range.subtype == "*" { return 2 }
        if range.type == "*" && range.subtype == "*" { return 1 }
        // A Miden client names the network instead of an encoding; any encoding will do.
        if range.type == "application" && range.subtype == "vnd.miden" { return 0 }
        return nil
    }

    /// A quality value in thousandths; `nil` when it has no form.
    private static func quality(_ text: String) -> Int? {
        let digits = Array(text.utf8)
        guard let first = digits.first, first == 0x30 || first == 0x31, digits.count <= 5 else {
            return nil
        }
        guard digits.count == 1 || digits[1] == 0x2E else { return nil }
        var (value, scale) = (Int(first - 0x30) * 1_000, 100)
        for digit in digits.dropFirst(2) {
            guard (0x30...0x39).contains(digit) else { return nil }
            value += Int(digit - 0x30) * scale
            scale /= 10
        }
        return value <= 1_000 ? value : nil
    }
}
