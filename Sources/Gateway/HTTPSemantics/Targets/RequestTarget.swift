// SPDX-License-Identifier: MIT

/// What a request is about: a path and a query, decoded strictly.
public struct RequestTarget: Sendable, Equatable {
    /// One `name=value` of a query.
    public struct QueryItem: Sendable, Equatable {
        /// The name, decoded.
        public let name: String
        /// The value, decoded; empty when there was no `=`.
        public let value: String
    }

    /// The target as it came, from the first slash on.
    public let raw: String
    /// The decoded segments of the path; `/` has none and a trailing slash adds an empty one.
    public let segments: [String]
    /// The items of the query in order; one name may come twice.
    public let query: [QueryItem]
    /// The host of an absolute target; `nil` for the usual form.
    public let authority: String?

    /// Whether this is the `*` of a server-wide OPTIONS.
    public var isAsterisk: Bool { raw == "*" }

    /// Parses a target as it stands in a request line or a `:path`.
    ///
    /// - Throws: ``RequestTargetError`` with the position.
    public init(_ bytes: [UInt8]) throws(RequestTargetError) {
        for (offset, byte) in bytes.enumerated()
        where byte <= 0x20 || byte >= 0x7F || byte == 0x23 || byte == 0x5C {
            throw .forbiddenByte(byte, offset: offset)
        }
        if bytes == [0x2A] {
            (raw, segments, query, authority) = ("*", [], [], nil)
            return
        }
        let pathStart: Int
        (pathStart, authority) = try RequestTarget.pathStart(in: bytes)
        let rest = bytes[pathStart...]
        raw = rest.isEmpty ? "/" : String(decoding: rest, as: UTF8.self)
        let question = rest.firstIndex(of: 0x3F) ?? rest.endIndex
        segments = try RequestTarget.segments(of: rest[..<question])
        query = try RequestTarget.items(of: rest[question...].dropFirst())
    }

    /// The values under `name`, in order.
    public func values(of name: String) -> [String] {
        query.filter { $0.name == name }.map(\.value)
    }

    /// The path in raw form, without the query.
    public var rawPath: Substring { raw.prefix { $0 != "?" } }

    private static func pathStart(
        in bytes: [UInt8]
    ) throws(RequestTargetError) -> (Int, authority: String?) {
        if bytes.first == 0x2F { return (0, nil) }
        for scheme in ["http://", "https://"] {
            let prefix = Array(scheme.utf8)
            guard bytes.count > prefix.count,
                zip(bytes, prefix).allSatisfy({ $0 | 0x20 == $1 || $0 == $1 })
            else { continue }
            let hostEnd =
                bytes[prefix.count...].firstIndex { $0 == 0x2F || $0 == 0x3F } ?? bytes.count
            guard hostEnd > prefix.count else { break }
            return (hostEnd, String(decoding: bytes[prefix.count..<hostEnd], as: UTF8.self))
        }
        throw .unsupportedForm
    }

    private static func segments(
        of path: ArraySlice<UInt8>
    ) throws(RequestTargetError) -> [String] {
        var segments: [String] = []
        guard path.count > 1 else { return [] }
        for part in path.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false) {
            let segment = try PercentCoding.decode(part, plusIsBlank: false)
            guard segment != "." && segment != ".." else { throw .dotSegment }
            segments.append(segment)
        }
        return segments
    }

    private static func items(
        of query: ArraySlice<UInt8>
    ) throws(RequestTargetError) -> [QueryItem] {
        var items: [QueryItem] = []
        for part in query.split(separator: 0x26) {
            let equals = part.firstIndex(of: 0x3D) ?? part.endIndex
            let name = try PercentCoding.decode(part[..<equals], plusIsBlank: true)
            let value = try PercentCoding.decode(part[equals...].dropFirst(), plusIsBlank: true)
            items.append(QueryItem(name: name, value: value))
        }
        return items
    }
}
