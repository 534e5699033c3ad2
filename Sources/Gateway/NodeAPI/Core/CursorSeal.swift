// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import HTTPSemantics
internal import Hashing
internal import JSONText

/// Makes and reads the cursors of lists: a place, sealed together with the query it belongs to.
///
/// A cursor that comes back with other filters is refused instead of giving wrong pages.
struct CursorSeal: Sendable {
    private static let sealByteCount = 16
    private let key: [UInt8]

    init(key: [UInt8]) { self.key = key }

    /// The text for a place in a list.
    ///
    /// - Parameters:
    ///   - place: What the list needs to go on.
    ///   - query: Everything that decides which items the list has.
    /// - Returns: Base64 for URLs.
    func seal(_ place: [UInt8], query: [String]) -> String {
        var text = Base64.encode(place + tag(place, query: query))
        text.removeAll { $0 == 0x3D }
        for index in text.indices {
            if text[index] == 0x2B { text[index] = 0x2D }
            if text[index] == 0x2F { text[index] = 0x5F }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The place in a cursor.
    ///
    /// - Throws: A 400 if the cursor was not made for this query by this node.
    func open(_ text: String, query: [String]) throws(Problem) -> [UInt8] {
        var bytes = Array(text.utf8)
        for index in bytes.indices {
            if bytes[index] == 0x2D { bytes[index] = 0x2B }
            if bytes[index] == 0x5F { bytes[index] = 0x2F }
        }
        while bytes.count % 4 != 0 { bytes.append(0x3D) }
        guard let data = Base64.decode(bytes), data.count >= CursorSeal.sealByteCount else {
            throw CursorSeal.refusal
        }
        let place = Array(data.dropLast(CursorSeal.sealByteCount))
        let difference = zip(data.suffix(CursorSeal.sealByteCount), tag(place, query: query))
            .reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
        guard difference == 0 else { throw CursorSeal.refusal }
        return place
    }

    static var refusal: Problem {
        Problem(.invalidCursor, "the cursor belongs to another query or another node")
            .with(fault: "cursor", "take next_cursor from an answer to the same query")
    }

    /// BLAKE3 has no length extension, so key, query and place in one hash are a proper seal.
    private func tag(_ place: [UInt8], query: [String]) -> [UInt8] {
        var writer = ByteWriter()
        writer.writeCount(key.count)
        writer.write(key)
        writer.writeCount(query.count)
        for part in query { writer.write(part) }
        writer.write(place)
        return Array(BLAKE3.hash(writer.bytes).bytes.prefix(CursorSeal.sealByteCount))
    }
}
